using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>What a page needs to know of texts and languages, besides what the services know.</summary>
internal static class TextExtensions
{
    extension(Text)
    {
        /// <summary>The same in all languages, such as a name.</summary>
        public static Text Same(string text) => new(text, text, text);
    }

    extension(Language language)
    {
        /// <summary>What its readers call it.</summary>
        public string OwnName => language switch
        {
            Language.Nynorsk => "Nynorsk",
            Language.English => "English",
            _ => "Bokmål",
        };

        public string TimeFormat => language is Language.English ? "d MMMM yyyy 'at'\u00a0HH:mm" : "d. MMMM yyyy 'kl.'\u00a0HH.mm";
    }
}
