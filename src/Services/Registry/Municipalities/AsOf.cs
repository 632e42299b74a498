using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Ksf.Registry.Municipalities;

/// <summary>The day that a question about the register concerns.</summary>
/// <param name="On">The day; today in Norway when not given.</param>
/// <param name="Time">Tells which day it is today.</param>
/// <param name="Database">Tells which reforms are planned.</param>
internal readonly record struct AsOf(
    [FromQuery(Name = "on"), ParameterDescription("The day: 2017-01-01 to today, or to the last reform that is planned. Today when not given.")] IsoDate? On,
    TimeProvider Time,
    NpgsqlDataSource Database)
{
    /// <summary>The last day on which the register has something change.</summary>
    private const string LastChange =
        """
        select greatest(
            (select max(greatest(valid_from, valid_to)) from municipality_versions),
            (select max(greatest(valid_from, valid_to)) from counties),
            (select max(greatest(valid_from, valid_to)) from regions))
        """;

    /// <summary>The day asked for. Today or earlier, as nearly always, is known without a query.</summary>
    /// <exception cref="ProblemException">It is before the register begins, or beyond what it can know.</exception>
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
        new(new Problem(CommonProblems.InvalidFields) { Errors = [new FieldError("?on", text, values)] });
}
