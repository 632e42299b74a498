using System.Text.RegularExpressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.ReferenceData;

/// <summary>The parties in the file of KSF's structure: only what it says, and only the kinds that can hold a role.</summary>
internal static partial class StructureParties
{
    public static IReadOnlyList<PartyState> Of(ReferenceFiles files)
    {
        var rows = files.Structure.ToDictionary(row => row.Name);
        var parties = files.Structure.Where(row => KindOf(row) is not null).ToDictionary(row => row.Name, row => StableId.Of($"party/{row.Name}"));
        return
        [
            .. files.Structure.Where(row => parties.ContainsKey(row.Name)).Select(row => new PartyState(
                parties[row.Name], KindOf(row)!.Value, row.Name, DeploymentOf(row, rows, files.Regions),
                row.Parent is { } parent && parties.TryGetValue(parent, out var id) ? id : null, row.Source)),
        ];
    }

    private static PartyKind? KindOf(StructureRow row) => row.Kind switch
    {
        "institution" => PartyKind.Institution,
        "authority" => PartyKind.Authority,
        "county_authority" => PartyKind.CountyAuthority,
        "association" => PartyKind.Association,
        "body" when Committee().IsMatch(row.Note ?? "") => PartyKind.Committee,
        "body" => PartyKind.Body,
        _ => null,
    };

    /// <summary>A body belongs to the region that its parents lead to. Everything else is the whole country's.</summary>
    private static string? DeploymentOf(StructureRow row, Dictionary<string, StructureRow> rows, IReadOnlyList<RegionRow> regions)
    {
        if (row.Kind != "body")
            return null;
        for (var parent = row; parent is not null; parent = parent.Parent is { } name ? rows.GetValueOrDefault(name) : null)
        {
            if (regions.FirstOrDefault(region => region.Name == parent.Name) is { } region)
                return region.Deployment;
        }
        return null;
    }

    /// <summary>The file's own words for a committee.</summary>
    [GeneratedRegex(@"\b(Government committee|main and three sub-committees)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Committee();
}
