namespace Ksf.ServiceDefaults.Validation;

/// <summary>
/// Finds Norwegian national identity numbers and D-numbers in free text. KSF holds none of them (design part 6), so a text with one is sent back.
/// </summary>
/// <remarks>
/// Source: Skatteetaten, the form of fødselsnummer (eleven digits, DDMMYY, individual number, two control digits modulo 11). From 2032 the first
/// control digit may leave another remainder; until then both control digits must fit, so that phone and case numbers pass.
/// </remarks>
public static class NationalIdentityNumber
{
    private static ReadOnlySpan<int> FirstWeights => [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];

    private static ReadOnlySpan<int> SecondWeights => [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    /// <summary>Whether the text has such a number in it, also with a space, a dot or a hyphen between its parts.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        Span<int> digits = stackalloc int[11];
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1])) && Read(text[start..], digits) && IsValid(digits))
                return true;
        }
        return false;
    }

    private static bool Read(ReadOnlySpan<char> text, Span<int> digits)
    {
        var count = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == digits.Length)
                    return false;
                digits[count++] = character - '0';
            }
            else if (count == digits.Length || character is not (' ' or '.' or '-' or '\u00a0'))
            {
                break;
            }
        }
        return count == digits.Length;
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
}
