using System.Globalization;
using System.Text;
using System.Text.Json;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Gateway.Tests;

/// <summary>An answer as it came over the wire. A header's characters are its bytes.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public ProblemDocument Problem
    {
        get
        {
            Assert.Equal("application/problem+json", Headers.GetValueOrDefault("Content-Type"));
            return JsonSerializer.Deserialize<ProblemDocument>(Body, JsonSerializerOptions.Web)!;
        }
    }

    public static RawAnswer Parse(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"This is no answer: '{text}'");
        var lines = text[..end].Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
        var body = bytes[(end + 4)..];
        return new RawAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers,
            Encoding.UTF8.GetString(headers.GetValueOrDefault("Transfer-Encoding") == "chunked" ? Joined(body) : body));
    }

    private static byte[] Joined(byte[] chunked)
    {
        var joined = new List<byte>();
        var rest = chunked.AsSpan();
        while (rest.IndexOf("\r\n"u8) is > 0 and var line)
        {
            var length = int.Parse(rest[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            joined.AddRange(rest.Slice(line + 2, length));
            rest = rest[(line + 2 + length + 2)..];
        }
        return [.. joined];
    }
}
