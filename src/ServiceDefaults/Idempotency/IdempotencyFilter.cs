using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.ServiceDefaults.Idempotency;

/// <summary>Runs the handler inside the transaction that holds the key, or gives the answer that the key got before.</summary>
internal sealed class IdempotencyFilter(KsfDbContext db, TimeProvider time, IOptions<JsonOptions> json) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers[IdempotencyExtensions.Header].ToString() is not { Length: >= 1 and <= 100 } key)
            return CommonProblems.IdempotencyKeyMissing.With();
        if ((await Caller.BindAsync(http)).ActorId is not { } caller)
            return CommonProblems.NotPermitted.With("*");

        var request = await FingerprintAsync(http.Request);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var (free, earlier) = await ClaimAsync(caller, key, http.RequestAborted);
        if (earlier is not null)
            return earlier.Request.AsSpan().SequenceEqual(request) ? new ReplayedAnswer(earlier) : CommonProblems.IdempotencyKeyReused.With();
        if (!free)
            return CommonProblems.IdempotencyKeyInUse.With();

        var result = await next(context);
        if (Answer(result, caller, key, request) is { } answer)
        {
            db.AtCommit(answer.Insert());
            await transaction.CommitAsync(http.RequestAborted);
        }
        return result;
    }

    /// <summary>
    /// Takes the key for this transaction, without waiting, and looks for an earlier answer. In that order: whoever gets the key after the
    /// first has committed also sees its answer.
    /// </summary>
    private async Task<(bool Free, IdempotentAnswer? Earlier)> ClaimAsync(Guid caller, string key, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            BatchCommands =
            {
                new("select pg_try_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = $"{caller}:{key}" } } },
                new("select request, status, location, e_tag, body from platform.idempotent_answers where caller = $1 and key = $2 and answered_at > $3")
                {
                    Parameters = { new() { Value = caller }, new() { Value = key }, new() { Value = time.GetUtcNow() - IdempotentAnswer.Kept } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var free = reader.GetBoolean(0);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return (free, null);
        return (free, new IdempotentAnswer
        {
            Caller = caller,
            Key = key,
            Request = reader.GetFieldValue<byte[]>(0),
            Status = reader.GetInt32(1),
            Location = reader.IsDBNull(2) ? null : reader.GetString(2),
            ETag = reader.IsDBNull(3) ? null : reader.GetString(3),
            Body = reader.GetString(4),
            AnsweredAt = default,
        });
    }

    private IdempotentAnswer? Answer(object? result, Guid caller, string key, byte[] request)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;
        if (result is not IResourceCreated { Value: { } value } created)
            return null;
        return new IdempotentAnswer
        {
            Caller = caller,
            Key = key,
            Request = request,
            Status = StatusCodes.Status201Created,
            Location = created.Location,
            ETag = created.ETag,
            Body = JsonSerializer.Serialize(value, value.GetType(), json.Value.SerializerOptions),
            AnsweredAt = time.GetUtcNow(),
        };
    }

    private static async Task<byte[]> FingerprintAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        request.Body.Position = 0;
        var buffer = new byte[4096];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            hash.AppendData(buffer.AsSpan(0, read));
        return hash.GetHashAndReset();
    }
}
