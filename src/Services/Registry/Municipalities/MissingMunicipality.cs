using Ksf.ServiceDefaults.Problems;
using Npgsql;

namespace Ksf.Registry.Municipalities;

/// <summary>Explains why no municipality has a number on a day: the number has ended, was not yet in use, or never was.</summary>
internal static class MissingMunicipality
{
    private const string LatestUse =
        """
        select municipality_id, display_name, valid_to from municipality_versions
        where number = $1 and valid_from <= $2 order by valid_from desc limit 1
        """;

    private const string FirstUse = "select min(valid_from) from municipality_versions where number = $1";

    /// <summary>Follows successions from the municipality that had the number to those that have its area on the day.</summary>
    private const string Followers =
        """
        with recursive follower(id) as (
            select $1
            union
            select succession.successor_id from municipality_successions succession
            join follower on succession.municipality_id = follower.id
            where succession."on" <= $2)
        select version.number, version.display_name from municipality_versions version
        join follower on version.municipality_id = follower.id
        where version.valid_from <= $2 and (version.valid_to is null or version.valid_to > $2)
        order by version.number
        """;

    public static async Task<Problem> ProblemAsync(NpgsqlDataSource database, string number, DateOnly day, CancellationToken cancellationToken)
    {
        if (await LatestUseAsync(database, number, day, cancellationToken) is not { } last)
        {
            await using var first = database.CreateCommand(FirstUse);
            first.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
            return await first.ExecuteScalarAsync(cancellationToken) is DateOnly firstUse
                ? MunicipalityProblems.NumberNotYet.With(number, firstUse)
                : MunicipalityProblems.Unknown.With(number);
        }

        var followers = new List<string>();
        await using var command = database.CreateCommand(Followers);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = last.Id });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            followers.Add($"{reader.GetString(0)} {reader.GetString(1)}");
        return MunicipalityProblems.NumberEnded.With(number, last.EndedOn, last.Name, day, string.Join(", ", followers));
    }

    private static async Task<(Guid Id, string Name, DateOnly EndedOn)?> LatestUseAsync(
        NpgsqlDataSource database, string number, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(LatestUse);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2))
            : null;
    }
}
