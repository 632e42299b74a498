using System.Diagnostics;
using System.Globalization;

namespace Ksf.AppHost.Embedded.Tests;

/// <summary>The real app host as a process of its own, which dies without a word.</summary>
public sealed class KilledHostTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("ksf-killed-");

    public KilledHostTests() => File.SetUnixFileMode(_state.FullName, (UnixFileMode)Convert.ToInt32("711", 8));

    [Fact]
    public async Task A_host_that_is_killed_leaves_no_process_behind()
    {
        using var host = Start();
        string[] expected = ["postgres", "beam.smp", "epmd", "erl_child_setup", "inet_gethost"];
        await Eventually.TrueAsync(() => expected.All(ProcessesOfTheHost().Select(process => process.Name).Contains), "the servers run", seconds: 60);

        host.Kill();

        await Eventually.TrueAsync(() => ProcessesOfTheHost().Count == 0, "all are gone");
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Ksf.AppHost.dll"));
        start.Environment["KSF_STATE"] = _state.FullName;
        start.Environment["KSF_DASHBOARD"] = "off";
        start.Environment["KSF_GATEWAY_PORT"] = Running.Ports.Free().ToString(CultureInfo.InvariantCulture);
        start.Environment["KSF_IDENTITY_PORT"] = Running.Ports.Free().ToString(CultureInfo.InvariantCulture);
        start.Environment["deployments"] = "nasjonal";
        var host = Process.Start(start)!;
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        return host;
    }

    /// <summary>Everything that the host started, and what that started: it inherits the host's KSF_STATE, or works in that folder.</summary>
    private List<(int Id, string Name)> ProcessesOfTheHost() =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)
           where Mentions(folder)
           select (int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), Read(folder, "comm").Trim()),
    ];

    private bool Mentions(string process) =>
        Read(process, "environ").Contains(_state.FullName, StringComparison.Ordinal)
        || Read(process, "cmdline").Contains(_state.FullName, StringComparison.Ordinal)
        || WorksIn(process).StartsWith(_state.FullName, StringComparison.Ordinal);

    private static string WorksIn(string process)
    {
        try
        {
            return new DirectoryInfo($"{process}/cwd").LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText($"{process}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public void Dispose() => _state.Delete(recursive: true);
}
