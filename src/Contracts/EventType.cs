using System.Text.RegularExpressions;

namespace Ksf.Contracts;

/// <summary>An event type taken apart: <c>no.ksf.knowledge.need.submitted.v1</c> is service, noun, verb and version.</summary>
public readonly partial record struct EventType(string Service, string Noun, string Verb, int Version)
{
    /// <summary>Takes a type apart.</summary>
    /// <exception cref="FormatException">It is not of the form <c>no.ksf.{service}.{noun}.{verb}.v{version}</c>.</exception>
    public static EventType Parse(string type)
    {
        var match = Form().Match(type);
        return match.Success
            ? new EventType(match.Groups["service"].Value, match.Groups["noun"].Value, match.Groups["verb"].Value, match.Groups["version"].ValueSpan[0] - '0')
            : throw new FormatException($"'{type}' is not an event type: expected no.ksf.{{service}}.{{noun}}.{{verb}}.v{{version}}.");
    }

    /// <summary>The AMQP routing key of this type from one deployment: <c>vest.knowledge.need.submitted</c>.</summary>
    public string RoutingKey(string deployment) => $"{deployment}.{Service}.{Noun}.{Verb}";

    /// <summary>The type as CloudEvents writes it.</summary>
    public override string ToString() => $"no.ksf.{Service}.{Noun}.{Verb}.v{Version}";

    [GeneratedRegex(@"^no\.ksf\.(?<service>[a-z]+)\.(?<noun>[a-z-]+)\.(?<verb>[a-z-]+)\.v(?<version>[1-9])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}
