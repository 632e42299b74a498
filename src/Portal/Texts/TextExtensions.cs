using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>The portal's additions to texts and languages.</summary>
internal static class TextExtensions
{
    extension(Text)
    {
        /// <summary>A text that is the same in all languages, such as a name.</summary>
        public static Text Same(string text) => new(text, text, text);
    }

    extension(Language language)
    {
        /// <summary>The language's name for itself.</summary>
        public string OwnName => language switch
        {
            Language.Nynorsk => "Nynorsk",
            Language.English => "English",
            _ => "Bokmål",
        };

        public string ClockFormat => language is Language.English ? "HH:mm" : "HH.mm";

        public string DateFormat => language is Language.English ? "d MMMM yyyy" : "d. MMMM yyyy";

        public string TimeFormat => language is Language.English ? "d MMMM yyyy 'at'\u00a0HH:mm" : "d. MMMM yyyy 'kl.'\u00a0HH.mm";
    }
}
