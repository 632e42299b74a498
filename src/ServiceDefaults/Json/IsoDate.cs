using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>
/// A date as ISO 8601 writes it (<c>2024-01-31</c>), as a parameter of a query, a route or a header. A bare <see cref="DateOnly"/> there would be read
/// in several orders of day and month.
/// </summary>
/// <param name="Day">The date.</param>
public readonly record struct IsoDate(DateOnly Day)
{
    internal static readonly Text NotADate = new(
        "Skal være en dato som finnes, skrevet år-måned-dag, som 2024-01-31.",
        "Skal vere ein dato som finst, skriven år-månad-dag, som 2024-01-31.",
        "Must be a date that exists, written year-month-day, such as 2024-01-31.");

    private const string Format = "yyyy-MM-dd";

    /// <summary>Reads a date in this one form. Called by the framework's parameter binding.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out IsoDate date)
    {
        var read = DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        date = new IsoDate(day);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Day.ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>Dates in bodies: the same form, and the same words when it is another.</summary>
internal sealed class IsoDateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && IsoDate.TryParse(reader.GetString(), null, out var date)
            ? date.Day
            : throw new UnreadableValueException(IsoDate.NotADate);

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(new IsoDate(value).ToString());
}
