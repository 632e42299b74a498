using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults;

/// <summary>Removes what is past its age, once an hour. A failed attempt is logged, and the next one is an hour later.</summary>
/// <param name="what">What is removed, for the log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where a failed attempt is logged.</param>
public abstract class HourlyCleanup(string what, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Removes what is past its age now. Any number of replicas may run it at once.</summary>
    public abstract Task RunAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Old {What} could not be removed; the next attempt is in an hour: {Reason}", what, e.Message);
            }
        }
    }
}
