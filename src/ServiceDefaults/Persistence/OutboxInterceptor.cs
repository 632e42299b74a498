using System.Data.Common;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// Writes a context's events, and whatever else it keeps for the end, just before a transaction commits, and hands the events over to the dispatcher
/// when it has.
/// </summary>
internal sealed class OutboxInterceptor(Handover handover) : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KsfDbContext context)
            await context.WriteAtCommitAsync(transaction, eventData.TransactionId, handover.Lease(), cancellationToken);
        return result;
    }

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        eventData.Context is KsfDbContext { HasMoreToWrite: true }
            ? throw new NotSupportedException("A transaction with events is committed with CommitAsync.")
            : result;

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KsfDbContext context)
            handover.AddCommitted(context.Written);
        return Task.CompletedTask;
    }

    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        // The connection may be lost between the commit and its answer.
        if (eventData.Context is KsfDbContext context)
            handover.AddUncertain(context.Written);
        return Task.CompletedTask;
    }

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KsfDbContext context)
            context.Forget();
        return Task.CompletedTask;
    }
}
