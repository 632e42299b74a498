using System.Text;
using System.Text.RegularExpressions;

namespace Ksf.Registry;

/// <summary>A name as it stands in addresses: <c>kunnskapskommunen-helse-omsorg-vest</c>.</summary>
internal static partial class Slug
{
    public static string Of(string name)
    {
        var plain = name.ToLowerInvariant().Replace("æ", "ae", StringComparison.Ordinal).Replace('ø', 'o').Replace("å", "a", StringComparison.Ordinal);
        return Between().Replace(Marks().Replace(plain.Normalize(NormalizationForm.FormD), ""), "-").Trim('-');
    }

    [GeneratedRegex(@"\p{Mn}+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Marks();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Between();
}
