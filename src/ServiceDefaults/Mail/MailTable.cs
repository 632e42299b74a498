using Ksf.ServiceDefaults.Texts;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>The table of messages. Any number of replicas may claim from it.</summary>
internal sealed class MailTable(NpgsqlDataSource database, IOptions<MailOptions> options, TimeProvider time)
{
    private const string Finished = "recipient = null, language = null, subject = null, text = null, html = null, leased_until = null, not_before = null";

    /// <summary>Queues a message, unless its key has been used.</summary>
    public static NpgsqlBatchCommand Insert(OutgoingMail mail, DateTimeOffset now) => new(
        """
        insert into platform.mail (key, recipient, language, subject, text, html, queued_at, attempts) values ($1, $2, $3, $4, $5, $6, $7, 0)
        on conflict (key) do nothing
        """)
    {
        Parameters =
        {
            new() { Value = mail.Key }, new() { Value = mail.Recipient }, new() { Value = mail.Language.Tag }, new() { Value = mail.Subject },
            new() { Value = mail.Body.ToText() }, new() { Value = mail.Body.ToHtml(mail.Language.Tag, mail.Subject) }, new() { Value = now },
        },
    };

    /// <summary>Gives up what still waits under keys that begin so: what it says no longer holds.</summary>
    public static NpgsqlBatchCommand Cancel(string keysBeginWith, DateTimeOffset now) => new(
        $"update platform.mail set {Finished}, given_up_at = $2, error = 'cancelled' where starts_with(key, $1) and sent_at is null and given_up_at is null")
    {
        Parameters = { new() { Value = keysBeginWith }, new() { Value = now } },
    };

    /// <summary>Gives up what still waits for an address.</summary>
    public static NpgsqlBatchCommand CancelTo(string recipient, DateTimeOffset now) => new(
        $"update platform.mail set {Finished}, given_up_at = $2, error = 'cancelled' where lower(recipient) = lower($1) and sent_at is null and given_up_at is null")
    {
        Parameters = { new() { Value = recipient }, new() { Value = now } },
    };

    public async Task<WaitingMail> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*), min(queued_at) from platform.mail where sent_at is null and given_up_at is null");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new WaitingMail(row.GetInt64(0), await row.IsDBNullAsync(1, cancellationToken) ? null : row.GetFieldValue<DateTimeOffset>(1));
    }

    /// <summary>Whether a message may be sent now.</summary>
    public async Task<bool> IsAnyDueAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select exists (select from platform.mail
            where sent_at is null and given_up_at is null and (not_before is null or not_before <= $1) and (leased_until is null or leased_until <= $1))
            """);
        command.Parameters.Add(Instant(time.GetUtcNow()));
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Takes the oldest message that may be sent now; null for none.</summary>
    public async Task<ClaimedMail?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            update platform.mail set leased_until = $2 where key = (
                select key from platform.mail
                where sent_at is null and given_up_at is null and (not_before is null or not_before <= $1) and (leased_until is null or leased_until <= $1)
                order by queued_at limit 1 for update skip locked)
            returning key, recipient, language, subject, text, html, queued_at, attempts, leased_until
            """);
        command.Parameters.Add(Instant(now));
        command.Parameters.Add(Instant(now + options.Value.Lease));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new ClaimedMail(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6),
                row.GetInt32(7), row.GetFieldValue<DateTimeOffset>(8))
            : null;
    }

    /// <summary>Records that the server has accepted a message. Under another lease it may be under way a second time, and is finished all the same.</summary>
    public Task SentAsync(ClaimedMail mail, CancellationToken cancellationToken) => ExecuteAsync(
        $"update platform.mail set {Finished}, sent_at = $2, given_up_at = null, error = null where key = $1", cancellationToken,
        new() { Value = mail.Key }, Instant(time.GetUtcNow()));

    /// <summary>Records a failed attempt, unless another has taken the message meanwhile.</summary>
    public Task FailedAsync(ClaimedMail mail, string error, TimeSpan again, CancellationToken cancellationToken) => ExecuteAsync(
        "update platform.mail set attempts = attempts + 1, leased_until = null, not_before = $3, error = $4 where key = $1 and leased_until = $2", cancellationToken,
        new() { Value = mail.Key }, Instant(mail.LeasedUntil), Instant(time.GetUtcNow() + again), new() { Value = error });

    /// <summary>Records that a message is not tried again.</summary>
    public Task GivenUpAsync(ClaimedMail mail, string error, CancellationToken cancellationToken) => ExecuteAsync(
        $"update platform.mail set {Finished}, attempts = attempts + 1, given_up_at = $3, error = $4 where key = $1 and leased_until = $2", cancellationToken,
        new() { Value = mail.Key }, Instant(mail.LeasedUntil), Instant(time.GetUtcNow()), new() { Value = error });

    /// <summary>Removes the keys of messages that were finished before an instant.</summary>
    public Task RemoveFinishedAsync(DateTimeOffset before, CancellationToken cancellationToken) => ExecuteAsync(
        "delete from platform.mail where sent_at < $1 or given_up_at < $1", cancellationToken, Instant(before));

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // One of the statements above.
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Instant(DateTimeOffset value) => new() { Value = value.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
