using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Formats texts and times in the user's language.</summary>
internal sealed class Reader(IHttpContextAccessor accessor)
{
    public Language Language { get; } = LanguageChoice.Of(accessor.HttpContext);

    public string this[Text text] => text.In(Language);

    public string this[DateTimeOffset instant] =>
        TimeZoneInfo.ConvertTime(instant, NorwegianTime.Zone).ToString(Language.TimeFormat, Language.Culture);
}
