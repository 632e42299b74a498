using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>Removes from the outbox what was sent some days ago.</summary>
internal sealed class OutboxHistory(NpgsqlDataSource database, IOptions<SendingOptions> options, TimeProvider time)
{
    private const int Chunk = 1_000;

    /// <summary>Removes what was sent long ago.</summary>
    public async Task<long> RemoveOldAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.KeepSent;
        for (var total = 0L; ;)
        {
            await using var command = database.CreateCommand(
                """
                delete from platform.outbox where position in (
                    select position from platform.outbox o
                    where sent_at < $1
                    limit $2)
                """);
            command.Parameters.AddWithValue(before);
            command.Parameters.AddWithValue(Chunk);
            var removed = await command.ExecuteNonQueryAsync(cancellationToken);
            total += removed;
            if (removed < Chunk)
                return total;
        }
    }
}
