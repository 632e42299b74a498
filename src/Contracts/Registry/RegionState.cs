namespace Ksf.Contracts.Registry;

/// <summary>A KSF region in the register. Regions, their number and their borders are data and change.</summary>
/// <param name="Id">Stays the same.</param>
/// <param name="Deployment">The id of its deployment: <c>vest</c>.</param>
/// <param name="Name">Its name: «KSF Vest».</param>
/// <param name="HostMunicipalityId">The host municipality (vertskommune).</param>
/// <param name="CountyNumbers">The counties it covers.</param>
/// <param name="ValidFrom">First day of these borders.</param>
/// <param name="ValidTo">First day after; null while they hold.</param>
public sealed record RegionState(
    Guid Id, string Deployment, string Name, Guid HostMunicipalityId, IReadOnlyList<string> CountyNumbers, DateOnly ValidFrom, DateOnly? ValidTo) : IState<RegionState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "region", "regions", [new("registered", "a KSF region was added to the register, or its borders or host changed")])
    {
        IsNational = true,
    };
}
