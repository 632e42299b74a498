using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>Reads ids in bodies, with an error text that names the form.</summary>
internal sealed class IdConverter : JsonConverter<Guid>
{
    public static readonly Text NotAnId = new("Skal være en id (UUID).", "Skal vere ein id (UUID).", "Must be an id (UUID).");

    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetGuid(out var id) ? id : throw new UnreadableValueException(NotAnId);

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
