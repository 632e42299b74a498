using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>Normalises every text in a body before validation, and rejects characters that the database cannot store.</summary>
internal sealed class PlainTextConverter : JsonConverter<string>
{
    public static readonly Text HasNul = new(
        "Har et tegn som ikke kan lagres (U+0000). Fjern det.", "Har eit teikn som ikkje kan lagrast (U+0000). Fjern det.",
        "Contains a character that cannot be stored (U+0000). Remove it.");

    private static readonly Text NotAText = new("Skal være en tekst.", "Skal vere ein tekst.", "Must be a text.");

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
            throw new UnreadableValueException(NotAText);
        var text = reader.GetString()!;
        return text.Contains('\0', StringComparison.Ordinal) ? throw new UnreadableValueException(HasNul) : PlainText.Clean(text);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
