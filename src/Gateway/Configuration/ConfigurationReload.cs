namespace Ksf.Gateway.Configuration;

/// <summary>
/// Reads the file twice a second. A file watcher misses a symbolic link that is replaced, which is how Kubernetes changes a mounted file,
/// and it misses changes on network disks.
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
