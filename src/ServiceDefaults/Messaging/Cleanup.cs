using Ksf.ServiceDefaults.Changes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Removes sent events, inbox rows and idempotency answers that are past their age.</summary>
internal sealed class Cleanup(
    NpgsqlDataSource database, IOptions<SendingOptions> sending, IOptions<ReceivingOptions> receiving, TimeProvider time, ILogger<Cleanup> logger)
    : HourlyCleanup("rows", time, logger)
{
    private const int Chunk = 1_000;

    // Scans by primary key, because an index on sent_at would have to be written for every sent event. The oldest positions hold the oldest
    // events.
    private const string SentEvents =
        """
        delete from platform.outbox where position = any(array(
            select position from (
                select position, sent_at from platform.outbox where sent_at is not null order by position limit $2) oldest
            where sent_at < $1))
        """;

    private static readonly string InboxRows = Before("inbox", "handled_at");

    private static readonly string Answers = Before("idempotent_answers", "answered_at");

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        await RemoveAsync(SentEvents, sending.Value.KeepSent, cancellationToken);
        await RemoveAsync(InboxRows, receiving.Value.KeepInbox, cancellationToken);
        await RemoveAsync(Answers, IdempotentAnswer.Retention, cancellationToken);
    }

    private static string Before(string table, string column) =>
        $"""
        delete from platform.{table} where ctid = any(array(
            select ctid from platform.{table} where {column} < $1 order by {column} limit $2 for update skip locked))
        """;

    /// <summary>Removes in chunks, each in a transaction of its own, so that no lock is held for long.</summary>
    private async Task RemoveAsync(string delete, TimeSpan keep, CancellationToken cancellationToken)
    {
        int removed;
        do
        {
#pragma warning disable CA2100 // One of the statements above.
            await using var command = database.CreateCommand(delete);
#pragma warning restore CA2100
            command.Parameters.AddWithValue(Time.GetUtcNow() - keep);
            command.Parameters.AddWithValue(Chunk);
            removed = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        while (removed > 0);
    }
}
