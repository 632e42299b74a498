using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>How events are sent: section <c>Messaging:Sending</c>. The defaults are meant to stay.</summary>
public sealed record SendingOptions
{
    /// <summary>Events sent together.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>How long events are a dispatcher's if it dies; they have two thirds of it to be confirmed.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the outbox is looked into without being woken: what other replicas left, and what is due again.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Wait before each further attempt of a row that failed alone; after the last of them it is parked. Empty: 1, 5, 30 s, 2 and 10 min.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [];

    /// <summary>Longest wait between attempts to reach a lost broker or database.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Sent rows are removed after this, but for the latest of each subject.</summary>
    public TimeSpan KeepSent { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The service is degraded when its oldest unsent event is older.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    // The configuration binder adds to a list that is there already, so the defaults cannot stand in the property itself.
    internal IReadOnlyList<TimeSpan> Delays => RetryDelays is { Count: > 0 } delays ? delays : DefaultDelays;

    private static TimeSpan[] DefaultDelays { get; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];
}

/// <summary>How events are received: section <c>Messaging:Receiving</c>.</summary>
public sealed record ReceivingOptions
{
    /// <summary>Messages that the broker hands out ahead of their acknowledgement.</summary>
    public int Prefetch { get; init; } = 128;

    /// <summary>Subjects handled at once; what is ready at the same time is stored in one transaction.</summary>
    public int Partitions { get; init; } = 64;

    /// <summary>
    /// Wait before each further attempt of an event whose handling failed; after the last it goes to the error queue. Empty: 0, 0.1, 0.5 and 2 s.
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
            .Validate(o => o.Partitions is >= 1 and <= 1_000, "Messaging:Receiving:Partitions must be from 1 to 1000.")
            .Validate(o => o.RetryDelays.All(delay => delay >= TimeSpan.Zero), "Messaging:Receiving:RetryDelays must not be negative.")
            .ValidateOnStart();
    }
}
