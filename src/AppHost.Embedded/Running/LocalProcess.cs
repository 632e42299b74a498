using System.Diagnostics;

namespace Ksf.AppHost.Embedded.Running;

internal sealed record ProgramToRun(string Command, IEnumerable<string> Args, string Directory)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The user to run as, when this host is root and the program refuses to be.</summary>
    public string? User { get; init; }

    /// <summary>The signal for a graceful shutdown.</summary>
    public Signal StopSignal { get; init; } = Signal.Terminate;

    /// <summary>The signal that the kernel sends if the host dies.</summary>
    public Signal ParentDeathSignal { get; init; } = Signal.Kill;
}

/// <summary>A running program in its own session. Its output goes to the log, and it does not outlive the host.</summary>
internal sealed class LocalProcess
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Signal _stopSignal;

    private LocalProcess(Process process, Signal stopSignal, Action<string> log)
    {
        (_process, _stopSignal) = (process, stopSignal);
        Id = process.Id;
        var output = Task.WhenAll(ReadAsync(process.StandardOutput, log), ReadAsync(process.StandardError, log));
        Ended = EndAsync(output);
    }

    public int Id { get; }

    /// <summary>The exit code, once it has ended.</summary>
    public Task<int> Ended { get; }

    public static async Task<LocalProcess> StartAsync(ProgramToRun program, Action<string> log)
    {
        // With setsid the terminal's Ctrl-C reaches only the host, which then stops everything in order. The process group also lets the
        // host kill the program's own children.
        var user = program.User is { } name ? new[] { $"--reuid={name}", $"--regid={name}", "--clear-groups" } : [];
        var start = new ProcessStartInfo("setpriv")
        {
            WorkingDirectory = program.Directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var arg in (string[])[.. user, "--pdeathsig", NameOf(program.ParentDeathSignal), "setsid", program.Command, .. program.Args])
            start.ArgumentList.Add(arg);
        foreach (var (key, value) in program.Environment)
            start.Environment[key] = value;

        var process = await ChildProcesses.StartAsync(start);
        process.StandardInput.Close();
        return new LocalProcess(process, program.StopSignal, log);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<int> RunAsync(ProgramToRun program, Action<string> log) => await (await StartAsync(program, log)).Ended;

    public async Task StopAsync()
    {
        if (!Ended.IsCompleted)
            ChildProcesses.Send(Id, _stopSignal);
        if (await Task.WhenAny(Ended, Task.Delay(StopTimeout)) != Ended)
            ChildProcesses.Send(-Id, Signal.Kill);
        await Ended;
    }

    private async Task<int> EndAsync(Task output)
    {
        await _process.WaitForExitAsync();
        ChildProcesses.Send(-Id, Signal.Kill);
        // The program's children may keep the pipe open a little longer.
        await Task.WhenAny(output, Task.Delay(TimeSpan.FromSeconds(1)));
        return _process.ExitCode;
    }

    private static async Task ReadAsync(StreamReader lines, Action<string> log)
    {
        while (await lines.ReadLineAsync() is { } line)
            log(line);
    }

    private static string NameOf(Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Terminate => "TERM",
        _ => "KILL",
    };
}
