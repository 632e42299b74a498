using System.Diagnostics;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

/// <summary>The real development issuer, as its own process on a port of its own.</summary>
internal sealed class DevIdentity : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _state;

    private DevIdentity(Process process, DirectoryInfo state, string issuer) => (_process, _state, Issuer) = (process, state, issuer);

    public string Issuer { get; }

    public const string PortalSecret = "test-secret";

    /// <summary>Starts it on a free port, and on another when somebody else took that one first.</summary>
    public static async Task<DevIdentity> StartAsync(Uri portal)
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            if (await TryStartAsync(portal) is { } started)
                return started;
        }
        throw new InvalidOperationException("DevIdentity does not start; its own words are above.");
    }

    private static async Task<DevIdentity?> TryStartAsync(Uri portal)
    {
        var folder = Path.Combine(Checkout(), "src", "DevIdentity");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await Run("npm", "ci", folder).WaitForExitAsync();

        var state = Directory.CreateTempSubdirectory("ksf-identity-");
        var port = FreePort.Take();
        var issuer = $"http://localhost:{port}";
        var process = Run("node", "server.js", folder, new()
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["PORT"] = $"{port}",
            ["ISSUER"] = issuer,
            ["PORTAL_URL"] = portal.GetLeftPart(UriPartial.Authority),
            ["PORTAL_SECRET"] = PortalSecret,
            ["KSF_STATE"] = state.FullName,
        });
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("listens on", StringComparison.Ordinal))
                return new DevIdentity(process, state, issuer);
        }
        process.Dispose();
        state.Delete(recursive: true);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _state.Delete(recursive: true);
    }

    private static Process Run(string program, string argument, string folder, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, argument) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (key, value) in environment ?? [])
            start.Environment[key] = value;
        return Process.Start(start)!;
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ksf.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
