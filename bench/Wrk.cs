using System.Globalization;
using System.Text.RegularExpressions;

namespace Ksf.Bench;

/// <summary>Loads an address with wrk.</summary>
internal static partial class Wrk
{
    public const int Connections = 16;

    /// <summary>Requests answered per second.</summary>
    /// <exception cref="InvalidOperationException">Something was answered with an error: then the figure would mean nothing.</exception>
    public static async Task<double> RunAsync(Uri address, string token, TimeSpan duration, string? script = null)
    {
        List<string> arguments = ["-t2", $"-c{Connections}", $"-d{duration.TotalSeconds:F0}s", "-H", $"Authorization: Bearer {token}"];
        if (script is not null)
            arguments.AddRange(["-s", script]);
        var said = await Command.RunAsync("wrk", [.. arguments, address.ToString()]);
        return Errors().IsMatch(said)
            ? throw new InvalidOperationException($"{address} answered with errors:\n{said}")
            : double.Parse(PerSecond().Match(said).Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[0-9.]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PerSecond();

    [GeneratedRegex("Non-2xx|Socket errors", RegexOptions.NonBacktracking)]
    private static partial Regex Errors();
}
