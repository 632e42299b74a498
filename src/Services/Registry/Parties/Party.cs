using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Parties;

/// <summary>A university, a hospital trust, an authority, an association, a body or a committee.</summary>
internal sealed class Party : Registered<PartyState>
{
    public Open<PartyKind> Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string? NameNn { get; private set; }

    public string? NameEn { get; private set; }

    public string? OrganisationNumber { get; private set; }

    public string? Deployment { get; private set; }

    public Guid? ParentId { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public string[] Sources { get; private set; } = [];

    public override PartyState State() => new(
        Id, Kind, Name, Deployment, ParentId, Sources, OrganisationNumber, NameNn, NameEn, ValidFrom, ValidTo);

    public override void Apply(PartyState state)
    {
        (Kind, Name, NameNn, NameEn, OrganisationNumber) = (state.Kind, state.Name, state.NameNn, state.NameEn, state.OrganisationNumber);
        (Deployment, ParentId, ValidFrom, ValidTo, Sources) = (state.Deployment, state.ParentId, state.ValidFrom, state.ValidTo, [.. state.Sources]);
    }
}
