using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Access;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Where a need is in its course.</summary>
internal enum NeedStatus
{
    /// <summary>Reported, and open for the municipality to revise or withdraw.</summary>
    Submitted,

    /// <summary>Taken back by the municipality.</summary>
    Withdrawn,
}

/// <summary>One step in a need's course.</summary>
/// <param name="Verb">What the step is called, in the address and on the button.</param>
/// <param name="From">The status that it leads from; null for the first.</param>
/// <param name="To">The status that it leads to.</param>
/// <param name="Permission">What the actor must have, at the municipality whose need it is.</param>
/// <param name="Event">The type of the event that tells of it.</param>
internal sealed record NeedTransition(string Verb, NeedStatus? From, NeedStatus To, string Permission, string Event);

/// <summary>The whole course of a need. The API, the portal's buttons and the diagram in the documentation follow it.</summary>
internal static class NeedTransitions
{
    public static readonly NeedTransition Report = new("report", null, NeedStatus.Submitted, Permissions.ReportNeed, NeedSubmitted.Type);
    public static readonly NeedTransition Revise = new("revise", NeedStatus.Submitted, NeedStatus.Submitted, Permissions.ReviseNeed, NeedRevised.Type);
    public static readonly NeedTransition Withdraw = new("withdraw", NeedStatus.Submitted, NeedStatus.Withdrawn, Permissions.WithdrawNeed, NeedWithdrawn.Type);

    public static readonly IReadOnlyList<NeedTransition> All = [Report, Revise, Withdraw];

    /// <summary>What a caller may do with a need as it is.</summary>
    public static IReadOnlyList<string> OpenTo(Caller caller, Need need) =>
        [.. All.Where(t => t.From == need.Status && caller.May(t.Permission, need.MunicipalityId)).Select(t => t.Verb)];
}
