using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ksf.Bench;

/// <summary>One thing measured, beside what it is compared with.</summary>
/// <param name="Name">What.</param>
/// <param name="Unit">Of both figures.</param>
/// <param name="Ours">The platform's figure: the median of the rounds.</param>
/// <param name="Plain">The plain program's; null where there is none.</param>
/// <param name="Aim">What the ratio (or, without a plain program, our figure) should be.</param>
/// <param name="Reached">Whether it is.</param>
internal sealed record Figure(string Name, string Unit, double Ours, double? Plain, string Aim, bool Reached)
{
    /// <summary>Ours over the plain one's.</summary>
    public double? Ratio => Plain is { } plain ? Math.Round(Ours / plain, 3) : null;
}

internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<Figure> _figures = [];

    /// <summary>A throughput: more is better, and the ratio has an aim.</summary>
    public void AddThroughput(string name, double ours, double plain, double aim) =>
        Add(new Figure(name, "per s", ours, plain, $"≥ {aim.ToString(CultureInfo.InvariantCulture)}", ours / plain >= aim));

    /// <summary>A time or a size: less is better, and our own figure has an aim, if any.</summary>
    public void AddCost(string name, string unit, double ours, double? plain, double? aim) =>
        Add(new Figure(name, unit, ours, plain, aim is null ? "" : $"≤ {aim.Value.ToString(CultureInfo.InvariantCulture)} {unit}", aim is null || ours <= aim));

    public void Print(TextWriter output)
    {
        output.WriteLine(Row("measure", "KSF", "plain", "ratio", "aim", ""));
        foreach (var figure in _figures)
            output.WriteLine(Row(figure.Name, Number(figure.Ours, figure.Unit), Number(figure.Plain, figure.Unit), figure.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
                figure.Aim, figure.Aim.Length == 0 ? "" : figure.Reached ? "reached" : "NOT reached"));
    }

    public async Task WriteAsync(string file)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { measuredAt = TimeProvider.System.GetUtcNow(), machine = Machine(), figures = _figures }, Json);
    }

    private void Add(Figure figure)
    {
        _figures.Add(figure);
        Console.WriteLine($"  {figure.Name}: {Number(figure.Ours, figure.Unit)}{(figure.Plain is null ? "" : $" against {Number(figure.Plain, figure.Unit)}")}");
    }

    private static string Row(string name, string ours, string plain, string ratio, string aim, string reached) =>
        $"{name,-52} {ours,14} {plain,14} {ratio,6}  {aim,-10} {reached}";

    private static string Number(double? value, string unit) =>
        value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{value.Value.ToString(value >= 100 ? "0" : "0.00", CultureInfo.InvariantCulture)} {unit}");

    private static object Machine() => new
    {
        cores = Environment.ProcessorCount,
        processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim(),
        memory = File.ReadLines("/proc/meminfo").First().Split(':')[1].Trim(),
        runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
    };
}
