using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>Sends what the outbox keeps of earlier events again.</summary>
internal sealed class OutboxHistory(NpgsqlDataSource database, TimeProvider time)
{
    private const int Chunk = 1_000;

    /// <summary>Puts the latest event of each subject in line again, a thousand subjects to a transaction.</summary>
    /// <returns>How many; those that wait to be sent anyway are not counted.</returns>
    public async Task<long> SendLatestAgainAsync(CancellationToken cancellationToken)
    {
        var (last, count) = await SendLatestAgainAsync("", cancellationToken);
        while (last is { } after)
        {
            (last, var marked) = await SendLatestAgainAsync(after, cancellationToken);
            count += marked;
        }
        return count;
    }

    private async Task<(string? Last, long Marked)> SendLatestAgainAsync(string after, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with latest as (
                select distinct on (subject) subject, position from platform.outbox
                where subject > $1 order by subject, sequence desc limit $2),
            marked as (
                update platform.outbox o set sent_at = null, attempts = 0, error = null, written_at = $3
                from latest where o.position = latest.position and o.sent_at is not null
                returning o.position)
            select (select max(subject) from latest), (select count(*) from marked)
            """);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(Chunk);
        command.Parameters.AddWithValue(time.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (await reader.IsDBNullAsync(0, cancellationToken) ? null : reader.GetString(0), reader.GetInt64(1));
    }
}
