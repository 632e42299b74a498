using System.Diagnostics;

namespace Ksf.AppHost.Embedded.Tests;

internal static class Commands
{
    /// <summary>Runs a program to its end; fails with what it wrote when its exit code is not 0.</summary>
    public static async Task RunAsync(string program, string[] arguments, string? folder = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}{await errors}");
    }
}
