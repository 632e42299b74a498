using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Formats texts and times in the user's language.</summary>
internal sealed class Reader(IHttpContextAccessor accessor)
{
    public Language Language { get; } = LanguageChoice.Of(accessor.HttpContext);

    /// <summary>Compares names as the language orders them: å comes last.</summary>
    public StringComparer Alphabet => StringComparer.Create(Language.Culture, ignoreCase: true);

    public string this[Text text] => text.In(Language);

    public string this[DateTimeOffset instant] => Format(instant, Language.TimeFormat);

    /// <summary>The day: 24. november 2026.</summary>
    public string Date(DateTimeOffset instant) => Format(instant, Language.DateFormat);

    /// <summary>The time of day: 12.31.</summary>
    public string Clock(DateTimeOffset instant) => Format(instant, Language.ClockFormat);

    private string Format(DateTimeOffset instant, string format) =>
        TimeZoneInfo.ConvertTime(instant, NorwegianTime.Zone).ToString(format, Language.Culture);
}
