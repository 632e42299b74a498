using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ksf.Events.Log;

/// <summary>A CloudEvent exactly as received, passed on without parsing.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct RawEvent(string Json)
{
    private sealed class Converter : JsonConverter<RawEvent>
    {
        public override RawEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader).GetRawText());

        // The JSON was validated before it was appended.
        public override void Write(Utf8JsonWriter writer, RawEvent value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
