using System.Text.Json;
using Ksf.Contracts;
using MassTransit;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Handles the events of one subject one at a time, in the order in which they arrive, retries included. MassTransit's partitioner does so by hash, where
/// an event that takes long delays all subjects with its hash.
/// </summary>
internal sealed class SubjectOrder : IFilter<ConsumeContext<CloudEvent<JsonElement>>>
{
    private readonly Dictionary<string, Task> _last = [];

    public async Task Send(ConsumeContext<CloudEvent<JsonElement>> context, IPipe<ConsumeContext<CloudEvent<JsonElement>>> next)
    {
        var subject = $"{context.Message.Source}/{context.Message.Subject}";
        var handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? earlier;
        lock (_last)
        {
            _last.TryGetValue(subject, out earlier);
            _last[subject] = handled.Task;
        }
        try
        {
            if (earlier is not null)
                await earlier;
            await next.Send(context);
        }
        finally
        {
            lock (_last)
            {
                if (_last[subject] == handled.Task)
                    _last.Remove(subject);
            }
            handled.SetResult();
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("subjectOrder");
}
