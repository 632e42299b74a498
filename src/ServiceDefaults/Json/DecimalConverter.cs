using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>
/// Reads amounts and percentages in bodies exactly: JSON numbers in plain digits. The serializer also accepts texts and exponents, and rounds what has more
/// digits than a decimal holds.
/// </summary>
internal sealed class DecimalConverter : JsonConverter<decimal>
{
    public static readonly Text NotADecimal = new(
        "Skal være et tall med punktum foran desimalene og uten anførselstegn eller mellomrom, som 1250000.50.",
        "Skal vere eit tal med punktum framfor desimalane og utan hermeteikn eller mellomrom, som 1250000.50.",
        "Must be a number with a point before the decimals and without quotes or spaces, such as 1250000.50.");

    /// <summary>Digits that a decimal holds for certain.</summary>
    private const int MaximumLength = 28;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.Number)
            throw new UnreadableValueException(NotADecimal);
        var digits = Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        return digits.Length <= MaximumLength
            && decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UnreadableValueException(NotADecimal);
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
