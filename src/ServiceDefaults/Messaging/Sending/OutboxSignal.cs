using System.Data.Common;
using System.Threading.Channels;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>
/// Wakes this process's dispatcher when a transaction that wrote to the outbox is committed, whoever began it. (NOTIFY would cost a
/// good part of the writes, and other replicas need no waking.)
/// </summary>
internal sealed class OutboxSignal : DbTransactionInterceptor
{
    private readonly Channel<bool> _signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _signals.Writer.TryWrite(true);

    /// <summary>Returns when set since the last time, or when the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData);
        return Task.CompletedTask;
    }

    private void Committed(TransactionEndEventData eventData)
    {
        if (eventData.Context is KsfDbContext context && context.TakeHasUnsent())
            Set();
    }
}
