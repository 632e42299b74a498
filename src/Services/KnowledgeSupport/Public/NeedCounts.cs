using System.Globalization;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults;
using Npgsql;

namespace Ksf.KnowledgeSupport.Public;

/// <summary>Counts the needs. Anyone may ask, so a count is kept for some seconds, and callers that come meanwhile share one query.</summary>
internal sealed class NeedCounts(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>All counts in one pass over the needs.</summary>
    internal const string Query =
        """
        with counted as (
            select municipality_id, service_area, month, count(*) as needs, grouping(municipality_id, service_area, month) as without
            from (
                select municipality_id, service_area, date_trunc('month', submitted_at at time zone 'Europe/Oslo')::date as month
                from known_needs where status <> 'withdrawn') as need
            group by grouping sets ((), (municipality_id), (service_area), (month)))
        select without, needs, service_area, month, (
            select number from known_municipality_versions as version
            where version.municipality_id = counted.municipality_id and valid_from <= $1 order by valid_from desc limit 1)
        from counted
        """;

    private const int Months = 12;

    /// <summary>What <c>grouping</c> answers: a bit for each column that a row is not grouped by.</summary>
    private const int ByMunicipality = 0b011, ByServiceArea = 0b101, ByMonth = 0b110;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Task<NeedFigures>? _figures;
    private DateTimeOffset _readAt;

    /// <summary>The figures, at most ten seconds old.</summary>
    public Task<NeedFigures> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_figures is null or { IsFaulted: true } || now - _readAt >= Lifetime)
            {
                // Not cancelled with the first caller, because others wait for it.
                (_figures, _readAt) = (CountAsync(CancellationToken.None), now);
            }
            return _figures.WaitAsync(cancellationToken);
        }
    }

    private async Task<NeedFigures> CountAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInNorway();
        var total = 0L;
        var (municipalities, areas, months) = (new List<MunicipalityFigure>(), new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<DateOnly, long>());
        await using var query = database.CreateCommand(Query);
        query.Parameters.Add(new() { Value = today });
        await using var row = await query.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var needs = row.GetInt64(1);
            switch (row.GetInt32(0))
            {
                case ByMunicipality when !await row.IsDBNullAsync(4, cancellationToken):
                    municipalities.Add(new MunicipalityFigure(row.GetString(4), needs));
                    break;
                case ByMunicipality:
                    // Its municipality has not come from the national Registry yet.
                    break;
                case ByServiceArea:
                    areas[row.GetString(2)] = needs;
                    break;
                case ByMonth:
                    months[row.GetFieldValue<DateOnly>(3)] = needs;
                    break;
                default:
                    total = needs;
                    break;
            }
        }
        return new NeedFigures(
            total, municipalities.Count, [.. municipalities.OrderBy(figure => figure.Number, StringComparer.Ordinal)],
            [.. Open.NamesOf(typeof(ServiceArea)).Union(areas.Keys, StringComparer.Ordinal).Select(area => new ServiceAreaFigure(new(area), areas.GetValueOrDefault(area)))],
            [.. LastMonths(today).Select(month => new MonthFigure(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), months.GetValueOrDefault(month)))]);
    }

    private static IEnumerable<DateOnly> LastMonths(DateOnly today)
    {
        var present = new DateOnly(today.Year, today.Month, 1);
        return Enumerable.Range(1 - Months, Months).Select(present.AddMonths);
    }
}
