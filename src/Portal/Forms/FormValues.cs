using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Ksf.Portal.Forms;

/// <summary>What is in a form's fields, and what the form must know about itself.</summary>
/// <param name="Fields">The texts by field. A field's name is its JSON pointer in the request, without the slash.</param>
/// <param name="Key">Idempotency key, the same until the form has been sent, so that a form sent twice has one effect.</param>
/// <param name="Version">ETag of what is changed; null when something is created.</param>
internal sealed partial record FormValues(IReadOnlyDictionary<string, string[]> Fields, Guid Key, string? Version = null)
{
    public const string KeyField = "_key", VersionField = "_version", TicketField = "_ticket", ReviewedField = "_sett-over";

    /// <summary>The text of a field; null when it is empty.</summary>
    public string? this[string field] => Fields.TryGetValue(field, out var texts) ? texts.FirstOrDefault(text => text.Length > 0) : null;

    /// <summary>Everything that is chosen in a field where one can choose several.</summary>
    public IReadOnlyList<string> All(string field) => Fields.TryGetValue(field, out var texts) ? [.. texts.Where(text => text.Length > 0)] : [];

    /// <summary>A date as browsers send it; null when it is none.</summary>
    public static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A whole number; null when it is none.</summary>
    public static int? NumberOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An amount in kroner as it is written in Norwegian: <c>1 250 000</c> or <c>12 500,50</c>; null when it is written otherwise.</summary>
    public static decimal? MoneyOf(string? text) => text is not null && NorwegianAmount.IsMatch(text)
        && decimal.TryParse(string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : null;

    /// <summary>A percentage as it is written in Norwegian: <c>33,3333</c>; null when it is written otherwise.</summary>
    public static decimal? PercentOf(string? text) => text is not null && NorwegianPercentage.IsMatch(text)
        && decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent
            : null;

    /// <summary>Whether <c>yes</c> is chosen; null when nothing is.</summary>
    public static bool? YesOf(string? text) => text is null ? null : text == "yes";

    /// <summary>Whether nothing has been typed or chosen.</summary>
    [JsonIgnore]
    public bool IsEmpty => Fields.Values.All(texts => texts.All(string.IsNullOrWhiteSpace));

    /// <summary>An empty form.</summary>
    public static FormValues New(TimeProvider time) => new(new Dictionary<string, string[]>(), NewKey(time));

    /// <summary>A form with what is there already.</summary>
    /// <param name="version">ETag of what was read.</param>
    /// <param name="time">The clock that the key's time is taken from.</param>
    /// <param name="fields">The texts by field.</param>
    public static FormValues Existing(string? version, TimeProvider time, params IEnumerable<(string Field, string? Text)> fields) =>
        new(fields.ToDictionary(field => field.Field, field => new[] { field.Text ?? "" }), NewKey(time), version);

    /// <summary>A form as the browser sent it, which may be anything.</summary>
    public static FormValues From(IFormCollection form, TimeProvider time) => new(
        form.Where(field => !field.Key.StartsWith('_')).ToDictionary(field => field.Key, field => Texts(field.Value)),
        Guid.TryParse(form[KeyField], out var key) ? key : NewKey(time),
        EntityTagHeaderValue.TryParse(form[VersionField], out var version) ? version.ToString() : null);

    /// <summary>The same, with only some of what may be chosen in a field.</summary>
    public FormValues Keeping(string field, IReadOnlyCollection<string> allowed) =>
        this with { Fields = Fields.ToDictionary(one => one.Key, one => one.Key == field ? [.. one.Value.Where(allowed.Contains)] : one.Value) };

    public FormValues WithNewKey(TimeProvider time) => this with { Key = NewKey(time) };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static FormValues? FromJson(byte[] json) => JsonSerializer.Deserialize<FormValues>(json);

    /// <summary>Digits, which may stand in groups of three, and øre after a comma. A full stop is refused, because it means different things to different people.</summary>
    [GeneratedRegex(@"^\s*(\d+|\d{1,3}(\s\d{3})+)(,\d{1,2})?\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NorwegianAmount { get; }

    [GeneratedRegex(@"^\s*\d{1,3}(,\d{1,4})?\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NorwegianPercentage { get; }

    private static string[] Texts(StringValues values) => [.. values.OfType<string>()];

    private static Guid NewKey(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());
}
