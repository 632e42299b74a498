namespace Ksf.Contracts;

/// <summary>
/// The number of an organisation in Enhetsregisteret: nine digits, of which the first is 8 or 9 and the last is a control digit.
/// </summary>
/// <remarks>
/// Source: Brønnøysundregistrene, the form of organisasjonsnummer: modulo 11 with the weights 3, 2, 7, 6, 5, 4, 3, 2. A number whose control digit would be
/// ten is never given.
/// </remarks>
public static class OrganisationNumber
{
    private static ReadOnlySpan<int> Weights => [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Whether a text is such a number, without spaces.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not ['8' or '9', _, _, _, _, _, _, _, _])
            return false;
        var sum = 0;
        for (var place = 0; place < Weights.Length; place++)
        {
            if (!char.IsAsciiDigit(text[place]))
                return false;
            sum += (text[place] - '0') * Weights[place];
        }
        return text[^1] - '0' == (11 - (sum % 11)) % 11;
    }
}
