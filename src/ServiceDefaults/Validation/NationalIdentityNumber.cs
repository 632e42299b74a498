using System.Text;
using System.Text.RegularExpressions;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Validation;

/// <summary>
/// Finds Norwegian national identity numbers and D-numbers in free text. KSF stores none, so a text with one is rejected.
/// </summary>
/// <remarks>
/// Source: Skatteetaten, the form of fødselsnummer (eleven digits, DDMMYY, individual number, two control digits modulo 11). From 2032 the first
/// control digit may leave another remainder; until then both control digits must fit, so that phone and case numbers pass.
/// </remarks>
public static partial class NationalIdentityNumber
{
    private static ReadOnlySpan<int> FirstWeights => [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];

    private static ReadOnlySpan<int> SecondWeights => [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    /// <summary>
    /// Whether the text has such a number in it: in digits of any script, and also with spaces, line breaks or signs between day, month, year,
    /// individual number and control digits, or between all digits.
    /// </summary>
    public static bool IsIn(string text)
    {
        Span<int> digits = stackalloc int[11];
        foreach (Match match in Candidate.Matches(WithAsciiDigits(PlainText.Fold(text))))
        {
            var count = 0;
            foreach (var character in match.Groups["number"].Captures.SelectMany(part => part.Value))
            {
                if (char.IsAsciiDigit(character))
                    digits[count++] = character - '0';
            }
            if (IsValid(digits))
                return true;
        }
        return false;
    }

    private static string WithAsciiDigits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsAscii && Rune.IsDigit(rune))
                digits.Append((int)Rune.GetNumericValue(rune));
            else
                digits.Append(rune.ToString());
        }
        return digits.ToString();
    }

    private static bool IsValid(ReadOnlySpan<int> digits)
    {
        var day = (digits[0] * 10) + digits[1];
        var month = (digits[2] * 10) + digits[3];
        // A D-number has 4 added to its first digit; synthetic test numbers have 40 or 80 added to the month.
        return day is (>= 1 and <= 31) or (>= 41 and <= 71) && month % 40 is >= 1 and <= 12 && month < 93
            && Sum(digits, FirstWeights) % 11 == 0 && Sum(digits, SecondWeights) % 11 == 0;
    }

    private static int Sum(ReadOnlySpan<int> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += digits[i] * weights[i];
        return sum;
    }

    /// <summary>
    /// Matches eleven digits in the groupings that people use, also with the century in the date. After a date in one piece, the last five
    /// digits may be in any groups. Other groupings are ignored, because phone, case, account and organisation numbers have them, and a
    /// comma ends a group of a date in parts, because lists of phone numbers have it. The lookahead allows overlapping candidates.
    /// </summary>
    [GeneratedRegex(
        @"(?<!\d)(?=(?<number>\d{4})(?:19|20)?(?<number>\d\d)[\s\p{P}\p{S}]{0,3}(?<number>\d(?:[\s\p{P}\p{S}]{0,3}\d){4})(?!\d)"
        + @"|(?<number>\d\d[\s\p{P}\p{S}-[,;]]{1,3}\d\d[\s\p{P}\p{S}-[,;]]{1,3})(?:19|20)?(?<number>\d\d)[\s\p{P}\p{S}-[,;]]{0,3}(?<number>\d{5}|\d{3}[\s\p{P}\p{S}-[,;]]{1,3}\d\d)(?!\d)"
        + @"|(?<number>\d\d[\s\p{P}\p{S}-[,;]]\d\d[\s\p{P}\p{S}-[,;]]\d\d[\s\p{P}\p{S}-[,;]]\d\d[\s\p{P}\p{S}-[,;]]\d{3})(?!\d)"
        + @"|(?<number>\d(?:[\s\p{P}\p{S}]{1,3}\d){10})(?!\d))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Candidate { get; }
}
