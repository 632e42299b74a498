using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Idempotency;

/// <summary>The answer that a caller's Idempotency-Key got, saved in the transaction of the change and kept for 24 hours.</summary>
internal sealed class IdempotentAnswer
{
    /// <summary>How long it is given again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const string InsertCommand =
        """
        insert into platform.idempotent_answers (caller, key, request, status, location, e_tag, body, answered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (caller, key) do update set request = excluded.request, status = excluded.status, location = excluded.location,
            e_tag = excluded.e_tag, body = excluded.body, answered_at = excluded.answered_at
        """;

    /// <summary>Who sent the key: the actor's id.</summary>
    public required Guid Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body.</summary>
    public required byte[] Request { get; init; }

    public required int Status { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>Keeps it. An answer older than 24 hours may still lie there under the same key; the new one takes its place.</summary>
    public NpgsqlBatchCommand Insert() => new(InsertCommand)
    {
        Parameters =
        {
            new() { Value = Caller },
            new() { Value = Key },
            new() { Value = Request },
            new() { Value = Status },
            new() { Value = (object?)Location ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)ETag ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = Body },
            new() { Value = AnsweredAt },
        },
    };
}
