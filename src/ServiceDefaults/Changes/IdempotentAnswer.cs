using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Changes;

/// <summary>The stored response for a caller's Idempotency-Key, saved in the transaction of the change and kept for 24 hours.</summary>
internal sealed class IdempotentAnswer
{
    /// <summary>How long it can be replayed.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    /// <summary>The id of the actor that sent the key.</summary>
    public required Guid Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, address, If-Match and body.</summary>
    public required byte[] Request { get; init; }

    public required int Status { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    /// <summary>The serialised JSON.</summary>
    public required byte[] Body { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    public static NpgsqlBatchCommand Select(KeyClaim claim, DateTimeOffset after) => new(
        "select request, status, location, e_tag, body from platform.idempotent_answers where caller = $1 and key = $2 and answered_at > $3")
    {
        Parameters = { new() { Value = claim.Caller }, new() { Value = claim.Key }, new() { Value = after } },
    };

    public static (byte[] Request, Answer Answer) Read(NpgsqlDataReader row) => (
        row.GetFieldValue<byte[]>(0),
        new Answer(row.GetInt32(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<byte[]>(4))
        {
            Replayed = true,
        });

    /// <summary>Stores a response. An expired one under the same key may not have been removed yet and is replaced.</summary>
    public static NpgsqlBatchCommand Insert(KeyClaim claim, Answer answer, DateTimeOffset now) => new(
        """
        insert into platform.idempotent_answers (caller, key, request, status, location, e_tag, body, answered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (caller, key) do update set request = excluded.request, status = excluded.status, location = excluded.location,
            e_tag = excluded.e_tag, body = excluded.body, answered_at = excluded.answered_at
        """)
    {
        Parameters =
        {
            new() { Value = claim.Caller },
            new() { Value = claim.Key },
            new() { Value = claim.Request },
            new() { Value = answer.Status },
            new() { Value = (object?)answer.Location ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)answer.ETag ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = answer.Body },
            new() { Value = now },
        },
    };
}
