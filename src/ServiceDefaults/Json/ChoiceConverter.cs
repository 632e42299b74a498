using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>
/// Reads and writes enums by their exact kebab-case names. <see cref="JsonStringEnumConverter"/> also accepts comma-separated lists and any
/// letter case.
/// </summary>
internal sealed class ChoiceConverter : JsonConverterFactory
{
    public static readonly Text NotAChoice = new("Skal være en av: {0}.", "Skal vere ein av: {0}.", "Must be one of: {0}.");

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && Choice<TEnum>.TryParse(reader.GetString(), null, out var choice)
                ? choice.Value
                : throw new UnreadableValueException(NotAChoice, string.Join(", ", Open.NamesOf(typeof(TEnum))));

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(new Choice<TEnum>(value).ToString());
    }
}
