using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Parties;

/// <summary>An institution, an authority, an association, a body or a committee.</summary>
internal sealed class Party : Registered<PartyState>
{
    public Open<PartyKind> Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string? Deployment { get; private set; }

    public Guid? ParentId { get; private set; }

    public string[] Sources { get; private set; } = [];

    public override PartyState State() => new(Id, Kind, Name, Deployment, ParentId, Sources);

    public override void Apply(PartyState state) =>
        (Kind, Name, Deployment, ParentId, Sources) = (state.Kind, state.Name, state.Deployment, state.ParentId, [.. state.Sources]);
}
