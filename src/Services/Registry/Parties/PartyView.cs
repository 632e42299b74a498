using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Parties;

/// <summary>An institution, an authority, an association, a body or a committee.</summary>
/// <param name="Id">Its id. A role can be given at it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Deployment">The deployment that it belongs to; null for one of the whole country.</param>
/// <param name="Parent">Id of the party that it is part of; null where none is known.</param>
/// <param name="Sources">The documents that name it.</param>
internal sealed record PartyView(Guid Id, Open<PartyKind> Kind, string Name, string? Deployment, Guid? Parent, IReadOnlyList<string> Sources)
{
    public static readonly Expression<Func<Party, PartyView>> Of = party => new PartyView(
        party.Id, party.Kind, party.Name, party.Deployment, party.ParentId, party.Sources);
}
