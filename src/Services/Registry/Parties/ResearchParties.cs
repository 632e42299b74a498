using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Parties;

/// <summary>
/// The kinds of party that do research: universities, institutes and centres, and the health trusts, to which the law gives research as a task
/// (spesialisthelsetjenesteloven § 3-8). An institution of which no more is known counts as one.
/// </summary>
internal static class ResearchParties
{
    public static readonly Open<PartyKind>[] Kinds =
    [
        PartyKind.University, PartyKind.ResearchInstitute, PartyKind.CompetenceCentre, PartyKind.HospitalTrust, PartyKind.RegionalHealthAuthority,
        PartyKind.Institution,
    ];
}
