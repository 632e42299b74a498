using Ksf.Contracts.Registry;

namespace Ksf.Registry.Regions;

/// <summary>A KSF region for as long as it has these borders.</summary>
internal sealed class Region : Registered<RegionState>
{
    public string Deployment { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Guid HostMunicipalityId { get; private set; }

    public string[] CountyNumbers { get; private set; } = [];

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public override RegionState State() => new(Id, Deployment, Name, HostMunicipalityId, CountyNumbers, ValidFrom, ValidTo);

    public override void Apply(RegionState state) =>
        (Deployment, Name, HostMunicipalityId, CountyNumbers, ValidFrom, ValidTo) =
            (state.Deployment, state.Name, state.HostMunicipalityId, [.. state.CountyNumbers], state.ValidFrom, state.ValidTo);
}
