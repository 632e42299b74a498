using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>Has a context write its events, and whatever else is kept for the end, before any transaction of it is committed.</summary>
internal sealed class EndOfTransaction : DbTransactionInterceptor
{
    public static readonly EndOfTransaction Instance = new();

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KsfDbContext context)
            await context.WriteAtCommitAsync(transaction, cancellationToken);
        return result;
    }

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        eventData.Context is KsfDbContext { HasMoreToWrite: true }
            ? throw new NotSupportedException("A transaction with events is committed with CommitAsync.")
            : result;
}
