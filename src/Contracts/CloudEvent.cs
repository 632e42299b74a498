using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Ksf.Contracts;

/// <summary>
/// The envelope on the wire: a CloudEvent 1.0 in structured mode (<see cref="CloudEvent.ContentType"/>), which any AMQP client in any
/// language can read. See https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md.
/// </summary>
/// <typeparam name="TData">The state's record, or <see cref="JsonElement"/> when the data is passed on unread.</typeparam>
public sealed record CloudEvent<TData>
{
    /// <summary>Always <c>1.0</c>.</summary>
    [JsonPropertyName("specversion")]
    public string SpecVersion { get; init; } = "1.0";

    /// <summary>The event's id, the same each time it is sent. A UUIDv7; for a restated record a UUIDv8 derived from its content.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The publishing service: <c>/{deployment}/{service}</c>.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>The event type: <c>no.ksf.knowledge.need.submitted.v1</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The record: <c>needs/{id}</c>.</summary>
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

    /// <summary>W3C trace context: stored as that of the change, sent as that of the producer span.</summary>
    [JsonPropertyName("traceparent")]
    public string? TraceParent { get; init; }

    /// <summary>The deployment that is the authority: <c>vest</c>.</summary>
    [JsonPropertyName("deployment")]
    public required string Deployment { get; init; }

    /// <summary>
    /// When the present epoch of the authority's database began, UTC. A restore from a backup begins a new epoch, in which sequences may
    /// repeat. Of two events about a subject, the one with the later epoch is newer. Within an epoch, the one with the higher sequence is
    /// newer.
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

    /// <summary>Serialisation of events: camelCase, enums by name, nulls omitted.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
