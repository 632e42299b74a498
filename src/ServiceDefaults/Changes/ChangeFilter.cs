using System.Security.Cryptography;
using System.Text;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.ServiceDefaults.Changes;

/// <summary>
/// Runs the handler in a transaction, which also locks its Idempotency-Key and stores its response. A dry run is rolled back: it answers what
/// the change would answer, and leaves nothing behind, not even its key.
/// </summary>
internal sealed class ChangeFilter(KsfDbContext db, TimeProvider time, IOptions<JsonOptions> json) : IEndpointFilter
{
    private const int MaximumKeyLength = 100;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[ChangeExtensions.Header].ToString();
        if (key.Length == 0 && http.GetEndpoint()!.Metadata.GetMetadata<TakesIdempotencyKey>()!.Required)
            return CommonProblems.IdempotencyKeyMissing.With();
        if (key.Length > MaximumKeyLength)
            return CommonProblems.IdempotencyKeyTooLong.With(MaximumKeyLength, key.Length);

        if (DryRun.Of(http.Request) is not { } isDryRun)
            return DryRun.NotReadable();

        db.IsDryRun = isDryRun;
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        // A caller that is not registered has no answers to replay. What it may change at all, such as accepting an invitation, happens once by itself.
        var claim = key.Length == 0 || isDryRun || (await Caller.BindAsync(http)).ActorId is not { } actor
            ? null
            : new KeyClaim(actor, key, await FingerprintAsync(http.Request));
        if (claim is not null && await FindEarlierAsync(claim, http.RequestAborted) is { } earlier)
            return earlier;

        var result = await next(context);
        if (Answer.Of(result, json.Value.SerializerOptions) is not { } answer)
            return result;
        if (isDryRun)
            return DryRun.Of(answer);
        if (claim is not null)
            db.AtCommit(IdempotentAnswer.Insert(claim, answer, time.GetUtcNow()));
        await transaction.CommitAsync(http.RequestAborted);
        return answer;
    }

    /// <summary>
    /// Tries to lock the key for this transaction and then looks for an earlier response. The order matters: a request that gets the lock
    /// after the first one has committed also sees its response.
    /// </summary>
    private async Task<object?> FindEarlierAsync(KeyClaim claim, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            BatchCommands =
            {
                new("select pg_try_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = $"{claim.Caller}:{claim.Key}" } } },
                IdempotentAnswer.Select(claim, time.GetUtcNow() - IdempotentAnswer.Retention),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var free = reader.GetBoolean(0);
        await reader.NextResultAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            var (request, answer) = IdempotentAnswer.Read(reader);
            return request.AsSpan().SequenceEqual(claim.Request) ? answer : CommonProblems.IdempotencyKeyReused.With();
        }
        return free ? null : CommonProblems.IdempotencyKeyInUse.With();
    }

    private static async Task<byte[]> FingerprintAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        request.Body.Position = 0;
        var buffer = new byte[4096];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            hash.AppendData(buffer.AsSpan(0, read));
        return hash.GetHashAndReset();
    }
}

/// <summary>A caller's key and the request it was sent with.</summary>
/// <param name="Caller">The actor's id.</param>
/// <param name="Key">The key.</param>
/// <param name="Request">SHA-256 of method, address, If-Match and body.</param>
internal sealed record KeyClaim(Guid Caller, string Key, byte[] Request);
