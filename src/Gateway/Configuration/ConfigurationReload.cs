namespace Ksf.Gateway.Configuration;

/// <summary>
/// Reads the file twice a second. A file watcher would miss a link that is put in another's place, which is how Kubernetes changes a
/// mounted file, and changes on network disks.
/// </summary>
internal sealed class ConfigurationReload(ConfigurationFile file, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await file.ReloadAsync();
    }
}
