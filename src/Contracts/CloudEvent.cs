using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Ksf.Contracts;

/// <summary>
/// The envelope on the wire: a CloudEvent 1.0 in structured mode (<see cref="CloudEvent.ContentType"/>), which any AMQP client in any
/// language can read. See https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md.
/// </summary>
/// <typeparam name="TData">The record the type names, or <see cref="JsonElement"/> where it is only passed on.</typeparam>
public sealed record CloudEvent<TData>
{
    /// <summary>Always <c>1.0</c>.</summary>
    [JsonPropertyName("specversion")]
    public string SpecVersion { get; init; } = "1.0";

    /// <summary>The same each time the event is sent again. UUIDv7; of a restated record a UUIDv8 made from what it says.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>Where it is from: <c>/{deployment}/{service}</c>.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>What happened: <c>no.ksf.knowledge.need.submitted.v1</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>To what: <c>needs/{id}</c>.</summary>
    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>When the change was made, UTC.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The content type of <see cref="Data"/>.</summary>
    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; init; } = "application/json";

    /// <summary>URL of the JSON Schema of <see cref="Data"/>, served by the event's service.</summary>
    [JsonPropertyName("dataschema")]
    public string? DataSchema { get; init; }

    /// <summary>W3C trace context of the change. The event is stored with it; on the wire it is the sending span's.</summary>
    [JsonPropertyName("traceparent")]
    public string? TraceParent { get; init; }

    /// <summary>The deployment that is the authority: <c>vest</c>.</summary>
    [JsonPropertyName("deployment")]
    public required string Deployment { get; init; }

    /// <summary>
    /// When this life of the authority's database began, UTC: a restore from a backup begins a new one, in which sequences may repeat. Of two events
    /// about a subject, the one with the later epoch is newer, and within an epoch the one with the higher sequence.
    /// </summary>
    [JsonPropertyName("epoch")]
    public required DateTimeOffset Epoch { get; init; }

    /// <summary>The version of the subject, from 1. (subject, sequence, type) is unique within an epoch.</summary>
    [JsonPropertyName("sequence")]
    public required long Sequence { get; init; }

    /// <summary>The subject's public state after the change.</summary>
    [JsonPropertyName("data")]
    public required TData Data { get; init; }
}

/// <summary>Constants of the envelope.</summary>
public static class CloudEvent
{
    /// <summary>The content type of a structured-mode event.</summary>
    public const string ContentType = "application/cloudevents+json";

    /// <summary>How events are written: camelCase, enums by name, nothing that is null.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
