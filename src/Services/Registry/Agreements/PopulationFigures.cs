using Ksf.Registry.Municipalities;

namespace Ksf.Registry.Agreements;

/// <summary>
/// A municipality's inhabitants on a day. A version carries the figure of its predecessor until a new one comes, so that only the version that brought
/// the figure has its day: 1 January of the year of the figures.
/// </summary>
internal static class PopulationFigures
{
    /// <summary>The inhabitants on exactly that day; null when the register has no figure of it.</summary>
    public static int? On(Municipality municipality, DateOnly day) =>
        DaysOf(municipality).Contains(day) ? municipality.VersionOn(day).Population : null;

    /// <summary>The days that the register has figures of.</summary>
    public static IEnumerable<DateOnly> DaysOf(Municipality municipality)
    {
        int? before = null;
        foreach (var version in municipality.Versions.OrderBy(version => version.ValidFrom))
        {
            if (version.Population is { } population && population != before)
                yield return version.ValidFrom;
            before = version.Population;
        }
    }
}
