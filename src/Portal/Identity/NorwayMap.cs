using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;

namespace Ksf.Portal.Identity;

/// <summary>A municipality's point on the map, in the map's own units: x to the east, y to the south.</summary>
public sealed record MapPoint(string Number, string Name, double X, double Y);

/// <summary>
/// Norway as a point in each municipality, in Albers' equal-area conic projection with the parallels 60° and 69° and the meridian 15° E, which keeps the
/// country's shape.
/// </summary>
internal static class NorwayMap
{
    /// <summary>Height of the map; its width follows from the projection.</summary>
    public const double Height = 600;

    private const double First = 60, Second = 69, Meridian = 15;

    private static readonly double Cone = (Math.Sin(Radians(First)) + Math.Sin(Radians(Second))) / 2;

    private static readonly double Constant = Math.Pow(Math.Cos(Radians(First)), 2) + (2 * Cone * Math.Sin(Radians(First)));

    /// <summary>Every municipality of 2024, from north to south.</summary>
    public static IReadOnlyList<MapPoint> Points { get; } = Read();

    /// <summary>Width of the map.</summary>
    public static double Width { get; } = Points.Max(point => point.X);

    private static List<MapPoint> Read()
    {
        var names = Rows<MunicipalityName>("municipalities.csv").ToFrozenDictionary(row => row.Number, row => row.DisplayName);
        var points = Rows<Centroid>("centroids.csv").ConvertAll(row => (row.Number, Place: Project(row.Lat, row.Lon)));
        var (west, north) = (points.Min(point => point.Place.X), points.Min(point => point.Place.Y));
        var scale = Height / (points.Max(point => point.Place.Y) - north);
        return
        [
            .. points.Select(point => new MapPoint(point.Number, names[point.Number], (point.Place.X - west) * scale, (point.Place.Y - north) * scale))
                .OrderBy(point => point.Y),
        ];
    }

    private static (double X, double Y) Project(double latitude, double longitude)
    {
        var angle = Cone * Radians(longitude - Meridian);
        var distance = Math.Sqrt(Constant - (2 * Cone * Math.Sin(Radians(latitude)))) / Cone;
        return (distance * Math.Sin(angle), distance * Math.Cos(angle));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static List<TRow> Rows<TRow>(string file)
    {
        using var stream = typeof(NorwayMap).Assembly.GetManifestResourceStream(file)!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            FormatProvider = CultureInfo.InvariantCulture,
            NormalizeHeaderName = name => name.Replace("_", "", StringComparison.Ordinal),
        });
        return [.. reader.GetRecords<TRow>()];
    }
}

[CsvRecord]
internal sealed partial record Centroid(string Number, double Lat, double Lon);

[CsvRecord]
internal sealed partial record MunicipalityName(string Number, string DisplayName);
