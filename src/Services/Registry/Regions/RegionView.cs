namespace Ksf.Registry.Regions;

/// <summary>A KSF region on a day.</summary>
/// <param name="Id">Id of the region with these borders.</param>
/// <param name="Deployment">The id in its addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Host">The host municipality's number.</param>
/// <param name="HostName">The host municipality's name.</param>
/// <param name="Counties">Numbers of the counties that it covers.</param>
/// <param name="ValidFrom">First day of these borders.</param>
/// <param name="ValidTo">First day after; null while they hold.</param>
internal sealed record RegionView(
    Guid Id, string Deployment, string Name, string? Host, string? HostName, IReadOnlyList<string> Counties, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public static RegionView Of(Region region, Contracts.Registry.MunicipalityVersion? host) => new(
        region.Id, region.Deployment, region.Name, host?.Number, host?.DisplayName, region.CountyNumbers, region.ValidFrom, region.ValidTo);
}
