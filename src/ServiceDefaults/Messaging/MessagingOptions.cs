using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>How events are sent: section <c>Messaging:Sending</c>. The defaults are meant to stay.</summary>
public sealed record SendingOptions
{
    /// <summary>Most events in one batch.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>How long a dispatcher holds events. If it dies, another may send them after this.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often the dispatcher claims from the outbox without a request. This picks up events that other replicas left and retries that
    /// are due.
    /// </summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Backoff before each further attempt of an event that failed alone; after the last it is parked. Empty: 1, 5, 30 s, 2 and 10 min.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [];

    /// <summary>Longest wait between attempts to reach a lost broker or database.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long sent events are kept in the outbox.</summary>
    public TimeSpan KeepSent { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The service is degraded when its oldest unsent event is older.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    // The configuration binder appends to an existing list, so the defaults cannot be the property's initial value.
    internal IReadOnlyList<TimeSpan> Delays => RetryDelays is { Count: > 0 } delays ? delays : DefaultDelays;

    /// <summary>Whether an event that fails now is parked.</summary>
    internal bool IsLastAttempt(int failedBefore) => failedBefore >= Delays.Count;

    private static TimeSpan[] DefaultDelays { get; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];
}

/// <summary>How events are received: section <c>Messaging:Receiving</c>.</summary>
public sealed record ReceivingOptions
{
    /// <summary>Maximum number of unacknowledged messages per queue.</summary>
    public int Prefetch { get; init; } = 128;

    /// <summary>
    /// Maximum number of events with an effect that are handled concurrently, each in its own transaction and connection.
    /// </summary>
    public int ConcurrentEffects { get; init; } = 4;

    /// <summary>Timeout for handling one event. After this it is cancelled and counts as failed.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the inbox remembers an event. One that is redriven later would have its effect again.</summary>
    public TimeSpan KeepInbox { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// Backoff before each further attempt of an event whose handling failed; after the last it goes to the error queue. Empty: 0, 0.1, 0.5 and 2 s.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [];

    internal IReadOnlyList<TimeSpan> Delays => RetryDelays is { Count: > 0 } delays ? delays : DefaultDelays;

    private static TimeSpan[] DefaultDelays { get; } =
        [TimeSpan.Zero, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];
}

internal static class MessagingOptionsRegistration
{
    public static void AddMessagingOptions(this IServiceCollection services)
    {
        services.AddOptions<SendingOptions>()
            .BindConfiguration("Messaging:Sending")
            .Validate(o => o.BatchSize is >= 1 and <= 5_000, "Messaging:Sending:BatchSize must be from 1 to 5000 rows.")
            .Validate(
                o => o.Lease >= TimeSpan.FromSeconds(1) && o.Lease <= TimeSpan.FromMinutes(5),
                "Messaging:Sending:Lease must be from 00:00:01 to 00:05:00.")
            .Validate(
                o => o.Poll > TimeSpan.Zero && o.Poll <= TimeSpan.FromMinutes(1),
                "Messaging:Sending:Poll must be above 0 and at most 00:01:00.")
            .Validate(
                o => o.ReconnectDelay > TimeSpan.Zero && o.ReconnectDelay <= TimeSpan.FromSeconds(30),
                "Messaging:Sending:ReconnectDelay must be above 0 and at most 00:00:30.")
            .Validate(o => o.KeepSent >= TimeSpan.FromHours(1), "Messaging:Sending:KeepSent must be at least 01:00:00.")
            .Validate(o => o.RetryDelays.All(delay => delay >= TimeSpan.Zero), "Messaging:Sending:RetryDelays must not be negative.")
            .ValidateOnStart();
        services.AddOptions<ReceivingOptions>()
            .BindConfiguration("Messaging:Receiving")
            .Validate(o => o.Prefetch is >= 1 and <= 2_000, "Messaging:Receiving:Prefetch must be from 1 to 2000 messages.")
            .Validate(o => o.ConcurrentEffects is >= 1 and <= 8, "Messaging:Receiving:ConcurrentEffects must be from 1 to 8.")
            .Validate(
                o => o.TimeLimit >= TimeSpan.FromSeconds(1) && o.TimeLimit <= TimeSpan.FromMinutes(10),
                "Messaging:Receiving:TimeLimit must be from 00:00:01 to 00:10:00.")
            .Validate(o => o.KeepInbox >= TimeSpan.FromDays(1), "Messaging:Receiving:KeepInbox must be at least 1.00:00:00.")
            .Validate(o => o.RetryDelays.All(delay => delay >= TimeSpan.Zero), "Messaging:Receiving:RetryDelays must not be negative.")
            .ValidateOnStart();
    }
}
