using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Who reads this page: in which language, and with which clock.</summary>
internal sealed class Reader(IHttpContextAccessor accessor)
{
    public Language Language { get; } = LanguageChoice.Of(accessor.HttpContext);

    public string this[Text text] => text.In(Language);

    public string this[DateTimeOffset instant] =>
        TimeZoneInfo.ConvertTime(instant, NorwegianTime.Zone).ToString(Language.TimeFormat, Language.Culture);
}
