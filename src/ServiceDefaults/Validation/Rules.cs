using FluentValidation;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Validation;

/// <summary>Common validation rules and their texts.</summary>
public static class Rules
{
    private static readonly Text TooLong = new(
        "Høyst {0} tegn; du har skrevet {1}.", "Høgst {0} teikn; du har skrive {1}.", "At most {0} characters; you have written {1}.");

    private static readonly Text SeveralLines = new(
        "Skriv dette på én linje.", "Skriv dette på éi linje.", "Write this on one line.");

    private static readonly Text IdentityNumber = new(
        "Her står noe som ser ut som et fødselsnummer. Fjern det; skriv aldri noe om en enkelt pasient eller innbygger.",
        "Her står noko som ser ut som eit fødselsnummer. Fjern det; skriv aldri noko om ein enkelt pasient eller innbyggjar.",
        "This contains what looks like a national identity number. Remove it; never write anything about an individual.");

    extension<T, TProperty>(IRuleBuilderOptions<T, TProperty> rule)
    {
        /// <summary>Sets the text that is shown when the rule is broken.</summary>
        public IRuleBuilderOptions<T, TProperty> WithText(Text text) => rule.WithState(_ => text);
    }

    extension<T, TProperty>(IRuleBuilder<T, TProperty> rule)
    {
        /// <summary>Requires a value.</summary>
        /// <param name="whatToDo">What to write or choose: «Skriv en tittel.»</param>
        public IRuleBuilderOptions<T, TProperty> Required(Text whatToDo) => rule.Must(value => HasContent(value)).WithText(whatToDo);
    }

    private static bool HasContent<TProperty>(TProperty value) => value switch
    {
        null => false,
        string text => PlainText.CanBeSeen(text),
        System.Collections.ICollection list => list.Count > 0,
        _ => !EqualityComparer<TProperty>.Default.Equals(value, default),
    };

    extension<T>(IRuleBuilder<T, string> rule)
    {
        /// <summary>
        /// A required text of one or more lines, with a maximum length and without anything like a national identity number.
        /// </summary>
        public IRuleBuilderOptions<T, string> FreeText(int maximum, Text whatToDo) => rule.Required(whatToDo).OptionalFreeText(maximum)!;

        /// <summary>The same on one line: a name, a title.</summary>
        public IRuleBuilderOptions<T, string> Line(int maximum, Text whatToDo) => rule.Required(whatToDo).OptionalLine(maximum)!;
    }

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        /// <summary>
        /// An optional text of one or more lines, with a maximum length and without anything like a national identity number.
        /// </summary>
        public IRuleBuilderOptions<T, string?> OptionalFreeText(int maximum) => rule
            .MaximumLength(maximum).WithText(TooLong)
            .Must(text => text is null || !NationalIdentityNumber.IsIn(text)).WithText(IdentityNumber);

        /// <summary>The same on one line.</summary>
        public IRuleBuilderOptions<T, string?> OptionalLine(int maximum) => rule
            .OptionalFreeText(maximum)
            .Must(text => text is null || !text.AsSpan().ContainsAny('\n', '\t')).WithText(SeveralLines);
    }
}
