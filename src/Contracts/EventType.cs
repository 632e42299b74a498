using System.Text.RegularExpressions;

namespace Ksf.Contracts;

/// <summary>A parsed event type: <c>no.ksf.knowledge.need.submitted.v1</c> consists of service, noun, verb and version.</summary>
public readonly partial record struct EventType(string Service, string Noun, string Verb, int Version)
{
    /// <summary>Parses a type.</summary>
    /// <exception cref="FormatException">It is not of the form <c>no.ksf.{service}.{noun}.{verb}.v{version}</c>.</exception>
    public static EventType Parse(string type) => TryParse(type)
        ?? throw new FormatException($"'{type}' is not an event type: expected no.ksf.{{service}}.{{noun}}.{{verb}}.v{{version}}.");

    /// <summary>Parses a type; null when it is not of that form.</summary>
    public static EventType? TryParse(string type) => Form().Match(type) is { Success: true, Groups: var parts }
        ? new EventType(parts["service"].Value, parts["noun"].Value, parts["verb"].Value, parts["version"].ValueSpan[0] - '0')
        : null;

    /// <summary>The AMQP routing key of this type from one deployment: <c>vest.knowledge.need.submitted</c>.</summary>
    public string RoutingKey(string deployment) => $"{deployment}.{Service}.{Noun}.{Verb}";

    /// <summary>The type as CloudEvents writes it.</summary>
    public override string ToString() => $"no.ksf.{Service}.{Noun}.{Verb}.v{Version}";

    [GeneratedRegex(@"^no\.ksf\.(?<service>[a-z]+)\.(?<noun>[a-z-]+)\.(?<verb>[a-z-]+)\.v(?<version>[1-9])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}
