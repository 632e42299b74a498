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

    public static async Task<DevIdentity> StartAsync(Uri portal)
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
        for (var line = ""; line?.Contains("listens on", StringComparison.Ordinal) == false;)
            line = await process.StandardOutput.ReadLineAsync();
        return new DevIdentity(process, state, issuer);
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
