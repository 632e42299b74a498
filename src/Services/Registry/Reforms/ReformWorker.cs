using Ksf.ServiceDefaults;

namespace Ksf.Registry.Reforms;

/// <summary>Applies reforms at start, at midnight in Norway, and every minute, because the news of a reform may arrive late.</summary>
internal sealed class ReformWorker(ApplyReforms reforms, TimeProvider time, ILogger<ReformWorker> logger) : BackgroundService
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait at an instant: until midnight in Norway, and at most a minute.</summary>
    public static TimeSpan Wait(DateTimeOffset now)
    {
        var midnight = TimeZoneInfo.ConvertTimeToUtc(now.DateInNorway().AddDays(1).ToDateTime(TimeOnly.MinValue), NorwegianTime.Zone);
        var untilMidnight = midnight - now.UtcDateTime;
        return untilMidnight < AtMost ? untilMidnight : AtMost;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await reforms.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Reforms could not be applied; the next attempt is within a minute: {Reason}", exception.Message);
            }
            await Task.Delay(Wait(time.GetUtcNow()), time, stoppingToken);
        }
    }
}
