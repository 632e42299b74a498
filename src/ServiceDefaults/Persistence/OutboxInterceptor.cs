using System.Data.Common;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// Writes a context's pending events and commands just before a transaction commits, and hands the events over to the dispatcher after it.
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
        eventData.Context is KsfDbContext { HasPendingWrites: true }
            ? throw new NotSupportedException("A transaction with events must be committed with CommitAsync.")
            : result;

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KsfDbContext context)
            handover.AddCommitted(context.WrittenEvents);
        return Task.CompletedTask;
    }

    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        // The commit may have succeeded even though its answer was lost.
        if (eventData.Context is KsfDbContext context)
            handover.AddUncertain(context.WrittenEvents);
        return Task.CompletedTask;
    }

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KsfDbContext context)
            context.DiscardPending();
        return Task.CompletedTask;
    }
}
