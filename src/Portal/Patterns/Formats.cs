using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Patterns;

/// <summary>How figures, money and days are written. Their parts never come on two lines.</summary>
internal static class Formats
{
    private const char Unbreakable = '\u00a0';

    extension(Language language)
    {
        /// <summary>A number: 1 250 000.</summary>
        public string Number(long number) => Grouped(number.ToString("#,0", language.Culture), language);

        /// <summary>Whole kroner, or kroner and øre where there are some: 1 250 000 kr, 12,50 kr, NOK 12.50.</summary>
        public string Money(decimal amount)
        {
            var figures = Grouped(amount.ToString(decimal.IsInteger(amount) ? "#,0" : "#,0.00", language.Culture), language);
            return language is Language.English ? $"NOK{Unbreakable}{figures}" : $"{figures}{Unbreakable}kr";
        }

        /// <summary>A day as exactly as it is known: 2015, februar 2020, 24. november 2026.</summary>
        public string Day(DateOnly day, string precision) => precision switch
        {
            "year" => day.ToString("yyyy", language.Culture),
            "month" => day.ToString("MMMM yyyy", language.Culture),
            _ => language.Day(day),
        };

        /// <summary>A day: 24. november 2026.</summary>
        public string Day(DateOnly day) => day.ToString(language.DateFormat, language.Culture);
    }

    // The culture's own group separator, a comma in English, is a space here in all languages.
    private static string Grouped(string figures, Language language) =>
        figures.Replace(language.Culture.NumberFormat.NumberGroupSeparator, $"{Unbreakable}", StringComparison.Ordinal);
}
