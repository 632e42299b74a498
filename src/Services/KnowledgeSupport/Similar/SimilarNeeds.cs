using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.KnowledgeSupport.Similar;

/// <summary>
/// Finds needs of any deployment that are like a text. Only so many are looked at as the rarest words of the text lead to, so that the cost does not grow with
/// the number of needs.
/// </summary>
internal sealed class SimilarNeeds(NpgsqlDataSource database)
{
    /// <summary>How many needs are compared with the text at most.</summary>
    private const int Budget = 2_000;

    /// <summary>
    /// The twelve rarest stems of the text with their share of the needs, the rarest first. PostgreSQL's statistics have the most common stems; one that is not among them
    /// is rare. In a table that has not been analysed yet all are.
    /// </summary>
    internal const string StemsQuery =
        """
        with stem as (
            select distinct on (stem) stem, written
            from unnest($1::text[], $2::text[]) as word (written, common), unnest(tsvector_to_array(to_tsvector('norwegian', common))) as stem
            where length(stem) > 1),
        common as (
            select elem.stem, elem.share
            from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as elem (stem, share)
            where schemaname = 'public' and tablename = 'known_needs' and attname = 'search')
        select stem.stem, stem.written, coalesce(common.share, 0)::real, (select greatest(reltuples, 0)::real from pg_class where oid = 'known_needs'::regclass)
        from stem left join common using (stem) order by 3, length(stem.stem) desc limit 12
        """;

    /// <summary>The needs with any of the words, the most alike first.</summary>
    internal const string NeedsQuery =
        """
        with term as materialized (select stem, to_tsquery('simple', quote_literal(stem) || ':*') as words from unnest($2::text[]) as stem)
        select id, found, alike
        from (
            select id, similarity(title_words, $3) as alike, service_area = $4 as same_area,
                array(select stem from term where search @@ words) as found
            from (
                select id, title_words, service_area, search from known_needs
                where search @@ to_tsquery('simple', $1) and status not in ('withdrawn', 'declined') limit 2000) as candidate) as compared
        where cardinality(found) >= 2 or alike >= 0.4
        order by cardinality(found)::real / greatest(cardinality($2::text[]), 1) + alike + case when same_area then 0.1 else 0 end desc, id desc
        limit $5
        """;

    /// <summary>Finds them, the most alike first.</summary>
    /// <param name="text">What somebody writes.</param>
    /// <param name="area">The service area that it concerns, which counts a little.</param>
    /// <param name="limit">At most how many.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<Found>> FindAsync(string text, string? area, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var stems = await StemsAsync(connection, text, cancellationToken);
        if (stems.Count == 0)
            return [];
        await using var query = new NpgsqlCommand(NeedsQuery, connection);
        query.Parameters.Add(new() { Value = Query(stems) });
        query.Parameters.Add(new() { Value = stems.Select(stem => stem.Name).ToArray() });
        query.Parameters.Add(new() { Value = CommonForm.OfText(text.Split('\n')[0]) });
        query.Parameters.Add(new() { Value = (object?)area ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = limit });
        var written = stems.ToDictionary(stem => stem.Name, stem => stem.Written, StringComparer.Ordinal);
        var found = new List<Found>();
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            found.Add(new Found(row.GetGuid(0), [.. row.GetFieldValue<string[]>(1).Select(stem => written[stem])], row.GetFloat(2)));
        return found;
    }

    private static async Task<List<Stem>> StemsAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        var words = CommonForm.WordsOf(text);
        await using var query = new NpgsqlCommand(StemsQuery, connection);
        query.Parameters.Add(new() { Value = words.Select(word => word.Written).ToArray() });
        query.Parameters.Add(new() { Value = words.Select(word => word.Common).ToArray() });
        var stems = new List<Stem>();
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            stems.Add(new Stem(row.GetString(0), row.GetString(1), row.GetFloat(2) * row.GetFloat(3)));
        return stems;
    }

    /// <summary>Any of the rarest words, as many as the budget allows. When even the rarest is common, the four rarest must all be there.</summary>
    private static string Query(IReadOnlyList<Stem> stems)
    {
        var (chosen, needs) = (new List<Stem>(), 0f);
        foreach (var stem in stems)
        {
            needs += stem.Needs;
            if (needs > Budget)
                break;
            chosen.Add(stem);
        }
        return chosen.Count > 0 ? string.Join(" | ", chosen.Select(Term)) : string.Join(" & ", stems.Take(4).Select(Term));
    }

    // A beginning, so that a compound is found by its first part.
    private static string Term(Stem stem) => string.Create(CultureInfo.InvariantCulture, $"'{stem.Name.Replace("'", "''", StringComparison.Ordinal)}':*");

    /// <summary>A stem of the text.</summary>
    /// <param name="Name">The stem.</param>
    /// <param name="Written">The word as it was written.</param>
    /// <param name="Needs">About how many needs have it.</param>
    private sealed record Stem(string Name, string Written, float Needs);
}

/// <summary>A need that is like a text.</summary>
/// <param name="Id">The need.</param>
/// <param name="CommonWords">The words of the text that it has, in any form, in either written Norwegian.</param>
/// <param name="TitleAlike">How alike the titles are, 0 to 1.</param>
internal sealed record Found(Guid Id, IReadOnlyList<string> CommonWords, float TitleAlike);
