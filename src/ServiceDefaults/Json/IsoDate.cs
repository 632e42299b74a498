using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>
/// An ISO 8601 date (<c>2024-01-31</c>) as a query, route or header parameter. The framework's own binding of <see cref="DateOnly"/>
/// accepts several orders of day and month.
/// </summary>
/// <param name="Day">The date.</param>
public readonly record struct IsoDate(DateOnly Day)
{
    internal static readonly Text NotADate = new(
        "Skal være en dato som finnes, skrevet år-måned-dag, som 2024-01-31.",
        "Skal vere ein dato som finst, skriven år-månad-dag, som 2024-01-31.",
        "Must be a date that exists, written year-month-day, such as 2024-01-31.");

    internal static readonly Text OutOfRange = new(
        "Skal være en dato fra {0} til {1}.", "Skal vere ein dato frå {0} til {1}.", "Must be a date from {0} to {1}.");

    /// <summary>The first and the last day that a body can hold. Anything beyond is a placeholder or a slip.</summary>
    internal static readonly IsoDate First = new(new DateOnly(1900, 1, 1)), Last = new(new DateOnly(2199, 12, 31));

    private const string Format = "yyyy-MM-dd";

    /// <summary>Parses the ISO form only. Called by the framework's parameter binding.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out IsoDate date)
    {
        var read = DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        date = new IsoDate(day);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Day.ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>Reads dates in bodies, with the same form and error text, in the range that a body can hold.</summary>
internal sealed class IsoDateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String || !IsoDate.TryParse(reader.GetString(), null, out var date))
            throw new UnreadableValueException(IsoDate.NotADate);
        return date.Day >= IsoDate.First.Day && date.Day <= IsoDate.Last.Day
            ? date.Day
            : throw new UnreadableValueException(IsoDate.OutOfRange, IsoDate.First, IsoDate.Last);
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(new IsoDate(value).ToString());
}
