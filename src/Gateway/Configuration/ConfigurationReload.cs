namespace Ksf.Gateway.Configuration;

/// <summary>
/// Polls the file twice a second. A file watcher misses a replaced symbolic link, which is how Kubernetes updates a mounted file, and
/// changes on network disks.
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
