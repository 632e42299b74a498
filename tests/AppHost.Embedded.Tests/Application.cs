using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Tests;

/// <summary>An application of small shell programs, in a folder of its own.</summary>
internal sealed class Application : IAsyncDisposable
{
    private DistributedApplication? _running;

    public Application(DirectoryInfo? folder = null)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("ksf-host-");
        Builder = DistributedApplication.CreateBuilder([]);
        Builder.Configuration["KSF_STATE"] = Path.Combine(Folder.FullName, "state");
        Builder.Configuration["KSF_CONSOLE"] = "off";
        Builder.Configuration["KSF_DASHBOARD"] = "off";
    }

    public IDistributedApplicationBuilder Builder { get; }

    public DirectoryInfo Folder { get; }

    public DistributedApplication Running => _running!;

    /// <summary>A program that is a line of shell; it works in this application's folder.</summary>
    public IResourceBuilder<ExecutableResource> Add(string name, string shell) => Builder.AddExecutable(name, "sh", Folder.FullName, "-c", shell);

    public Task StartAsync() => (_running = Builder.Build()).StartAsync(TestContext.Current.CancellationToken);

    public Task RunAsync() => (_running = Builder.Build()).RunAsync(TestContext.Current.CancellationToken);

    public void Write(string file) => File.WriteAllText(Path.Combine(Folder.FullName, file), "");

    public string[] Read(string file) =>
        Path.Combine(Folder.FullName, file) is var path && File.Exists(path) ? File.ReadAllLines(path) : [];

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
            await _running.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}

internal static class Eventually
{
    /// <summary>Waits until it is so; fails when it has not become so in time.</summary>
    public static async Task TrueAsync(Func<bool> condition, string what, int seconds = 30)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(seconds), $"Not within {seconds} s: {what}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
