using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Municipalities;

namespace Ksf.Registry.ReferenceData;

/// <summary>Converts the reference files to states.</summary>
internal static class Register
{
    public static IReadOnlyList<MunicipalityState> Municipalities(ReferenceFiles files) => MunicipalityHistory.Of(files);

    public static IReadOnlyList<CountyState> Counties(ReferenceFiles files) =>
    [
        .. files.Counties.Select(county => new CountyState(
            StableId.Of($"county/{county.Number}/{county.ValidFrom:O}"), county.Number, county.Name, county.ParallelNames, county.ValidFrom, county.ValidTo)),
    ];

    /// <summary>The regions, whose hosts the files name by number.</summary>
    /// <exception cref="ReferenceDataException">A region's host is no municipality on the day its borders begin.</exception>
    public static IReadOnlyList<RegionState> Regions(ReferenceFiles files)
    {
        var municipalities = Municipalities(files);
        return
        [
            .. files.Regions.Select(region => new RegionState(
                StableId.Of($"region/{region.Deployment}/{region.ValidFrom:O}"), region.Deployment, region.Name,
                Host(region, municipalities), region.Counties, region.ValidFrom, region.ValidTo)),
        ];
    }

    private static Guid Host(RegionRow region, IReadOnlyList<MunicipalityState> municipalities)
    {
        var host = municipalities
            .FirstOrDefault(municipality => municipality.Versions.Any(version => version.Number == region.Host && version.IsValidOn(region.ValidFrom)))
            ?? throw new ReferenceDataException($"regions.csv: the host {region.Host} of {region.Deployment} is no municipality on {region.ValidFrom:O}.");
        // Who hosts a region after its host has ceased is for the region to say, so the file says it.
        return host.Versions[^1].ValidTo is { } ceases && (region.ValidTo is not { } to || ceases < to)
            ? throw new ReferenceDataException(
                $"regions.csv: the host {region.Host} of {region.Deployment} ceases on {ceases:O}. Let the row end then, and add one with the host from that day.")
            : host.Id;
    }
}
