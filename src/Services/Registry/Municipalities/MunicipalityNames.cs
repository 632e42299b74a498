using Ksf.Contracts.Registry;
using Ksf.Registry.ReferenceData;

namespace Ksf.Registry.Municipalities;

/// <summary>
/// Parses Statistics Norway's labels, which hold a municipality's names in several languages in the order it has decided («Gáivuotna -
/// Kåfjord - Kaivuono»), and makes names unique in each period.
/// </summary>
internal sealed class MunicipalityNames(ReferenceFiles files)
{
    private const string BetweenLanguages = " - ";

    private readonly HashSet<string> _norwegian = [.. files.Municipalities.Select(row => row.Name)];

    /// <summary>The Norwegian name and the others. The first name counts as Norwegian when none is known to be.</summary>
    public (string Name, IReadOnlyList<string> ParallelNames) Read(string label)
    {
        var names = WithoutCounty(label).Split(BetweenLanguages);
        var norwegian = Array.Find(names, _norwegian.Contains) ?? names[0];
        return (norwegian, [.. names.Where(name => name != norwegian)]);
    }

    /// <summary>Adds the county to the display names of those that have the same name at the same time: «Herøy (Nordland)».</summary>
    public void MakeUnique(IReadOnlyCollection<List<MunicipalityVersion>> municipalities)
    {
        var sameName = municipalities.SelectMany(versions => versions).ToLookup(version => version.Name);
        foreach (var versions in municipalities)
        {
            for (var index = 0; index < versions.Count; index++)
            {
                var version = versions[index];
                var namesakes = sameName[version.Name].Where(other => other.Number != version.Number && Overlap(version, other)).ToList();
                if (namesakes.Count == 0)
                    continue;
                // A namesake that is only planned changes nothing before its day.
                if (namesakes.Min(other => other.ValidFrom) is var day && day > files.FiguresFrom && day > version.ValidFrom)
                {
                    versions[index] = version with { ValidTo = day };
                    versions.Insert(++index, version with { ValidFrom = day });
                }
                versions[index] = versions[index] with { DisplayName = $"{version.Name} ({CountyName(version)})" };
            }
        }
    }

    private static string WithoutCounty(string label) => label.EndsWith(')') ? label[..label.LastIndexOf(" (", StringComparison.Ordinal)] : label;

    private static bool Overlap(MunicipalityVersion one, MunicipalityVersion other) =>
        (other.ValidTo is not { } otherEnd || one.ValidFrom < otherEnd) && (one.ValidTo is not { } end || other.ValidFrom < end);

    private string CountyName(MunicipalityVersion version) => files.Counties
        .First(county => county.Number == version.CountyNumber && (county.ValidTo is not { } end || version.ValidFrom < end)).Name;
}
