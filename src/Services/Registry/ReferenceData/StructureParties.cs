using System.Text.RegularExpressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.ReferenceData;

/// <summary>The parties in the file of KSF's structure: only what it says, and only the kinds that can hold a role.</summary>
internal static partial class StructureParties
{
    /// <summary>The parties. A body that belongs to a region or the nation is no party: see <see cref="StructureBodies"/>.</summary>
    public static IReadOnlyList<PartyState> Of(ReferenceFiles files)
    {
        var bodies = StructureBodies.Deployments(files);
        var parties = files.Structure.Where(row => KindOf(row) is not null && !bodies.ContainsKey(row.Name)).ToDictionary(row => row.Name, row => StableId.Of($"party/{row.Name}"));
        return
        [
            .. files.Structure.Where(row => parties.ContainsKey(row.Name)).Select(row => new PartyState(
                parties[row.Name], KindOf(row)!.Value, row.Name, Deployment: null,
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

    /// <summary>The file's own words for a committee.</summary>
    [GeneratedRegex(@"\b(Government committee|main and three sub-committees)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Committee();
}
