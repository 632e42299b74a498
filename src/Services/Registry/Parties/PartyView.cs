using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Parties;

/// <summary>A university, a hospital trust, an authority, an association, a body or a committee.</summary>
/// <param name="Id">Its id. A role can be given at it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its Norwegian name.</param>
/// <param name="NameNn">Its name in nynorsk; null where it has no other, or it is unknown.</param>
/// <param name="NameEn">Its name in English; null where unknown.</param>
/// <param name="OrganisationNumber">Nine digits in Enhetsregisteret; null where unknown.</param>
/// <param name="Deployment">The deployment that it belongs to; null for one of the whole country.</param>
/// <param name="Parent">Id of the party that it is part of; null where none is known.</param>
/// <param name="ValidFrom">The first day that it existed; null where unknown.</param>
/// <param name="ValidTo">The first day that it no longer existed; null while it exists.</param>
/// <param name="Sources">The documents and registers that its data comes from.</param>
internal sealed record PartyView(
    Guid Id,
    Open<PartyKind> Kind,
    string Name,
    string? NameNn,
    string? NameEn,
    string? OrganisationNumber,
    string? Deployment,
    Guid? Parent,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<string> Sources)
{
    public static readonly Expression<Func<Party, PartyView>> Of = party => new PartyView(
        party.Id, party.Kind, party.Name, party.NameNn, party.NameEn, party.OrganisationNumber, party.Deployment, party.ParentId, party.ValidFrom, party.ValidTo,
        party.Sources);
}
