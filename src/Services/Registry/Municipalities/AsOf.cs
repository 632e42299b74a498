using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Ksf.Registry.Municipalities;

/// <summary>The date of a query to the register.</summary>
/// <param name="On">The day; today in Norway when not given.</param>
/// <param name="Time">The clock.</param>
/// <param name="Database">The database, for the date of the last planned reform.</param>
internal readonly record struct AsOf(
    [FromQuery(Name = "on"), ParameterDescription("The date: from 2017-01-01 to today or the last planned reform. Today when not given.")] IsoDate? On,
    TimeProvider Time,
    NpgsqlDataSource Database)
{
    /// <summary>The date of the last change in the register.</summary>
    private const string LastChange =
        """
        select greatest(
            (select max(greatest(valid_from, valid_to)) from municipality_versions),
            (select max(greatest(valid_from, valid_to)) from counties),
            (select max(greatest(valid_from, valid_to)) from regions))
        """;

    /// <summary>The date of the last change in a cluster: one can be dated ahead further than the register.</summary>
    private const string LastClusterChange =
        """
        select greatest(
            (select max(greatest(valid_from, valid_to)) from cluster_participations),
            (select max(greatest(valid_from, valid_to)) from cluster_primaries),
            (select max(greatest(begins_on, ends_on)) from clusters))
        """;

    /// <summary>The requested date, which can also be one up to the last change that is dated ahead in a cluster.</summary>
    /// <exception cref="ProblemException">The date is before the register begins, or after its last planned change and that of the clusters.</exception>
    public async ValueTask<DateOnly> ClusterDayAsync(CancellationToken cancellationToken)
    {
        if (On?.Day is not { } day || day <= Time.TodayInNorway())
            return await DayAsync(cancellationToken);
        await using var command = Database.CreateCommand(LastClusterChange);
        return await command.ExecuteScalarAsync(cancellationToken) is DateOnly last && day <= last ? day : await DayAsync(cancellationToken);
    }

    /// <summary>The requested date. A date up to today, the common case, needs no query.</summary>
    /// <exception cref="ProblemException">The date is before the register begins or after its last planned change.</exception>
    public ValueTask<DateOnly> DayAsync(CancellationToken cancellationToken)
    {
        var today = Time.TodayInNorway();
        var day = On?.Day ?? today;
        if (day < MunicipalityHistory.Begins)
            throw Refused(MunicipalityProblems.BeforeTheRegister);
        return day <= today ? ValueTask.FromResult(day) : PlannedAsync(day, today, cancellationToken);
    }

    private async ValueTask<DateOnly> PlannedAsync(DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(LastChange);
        var last = await command.ExecuteScalarAsync(cancellationToken) is DateOnly change && change > today ? change : today;
        return day <= last ? day : throw Refused(MunicipalityProblems.BeyondTheRegister, last);
    }

    private static ProblemException Refused(Text text, params object?[] values) =>
        new(Problem.AtField("?on", text, values));
}
