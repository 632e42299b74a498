using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry;

/// <summary>A name as it stands in addresses: <c>kunnskapskommunen-helse-omsorg-vest</c>.</summary>
internal static partial class Slug
{
    public static string Of(string name)
    {
        var plain = name.ToLowerInvariant().Replace("æ", "ae", StringComparison.Ordinal).Replace('ø', 'o').Replace("å", "a", StringComparison.Ordinal);
        return Between().Replace(Marks().Replace(plain.Normalize(NormalizationForm.FormD), ""), "-").Trim('-');
    }

    /// <summary>
    /// The id of the first row whose name stands so in addresses; null for none. In memory, because the country has a few hundred of each kind at most. Of two
    /// with one name the elder has the address, so the rows are in order of id.
    /// </summary>
    public static async Task<Guid?> FindAsync(IQueryable<NamedRow> rows, string slug, CancellationToken cancellationToken) =>
        (await rows.ToListAsync(cancellationToken)).Find(row => Of(row.Name) == slug)?.Id;

    [GeneratedRegex(@"\p{Mn}+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Marks();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Between();
}
