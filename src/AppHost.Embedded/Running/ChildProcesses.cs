using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ksf.AppHost.Embedded.Running;

internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}

internal static partial class ChildProcesses
{
    private static readonly BlockingCollection<Action> Starts = [];

    // The kernel's parent-death signal is tied to the thread that started a child. So one thread, which lives as long as the process,
    // starts them all.
    static ChildProcesses() => new Thread(StartAll) { IsBackground = true, Name = "starts children" }.Start();

    public static Task<Process> StartAsync(ProcessStartInfo program)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(program) ?? throw new InvalidOperationException($"'{program.FileName}' did not start."));
            }
            catch (Exception error)
            {
                started.SetException(error);
            }
        });
        return started.Task;
    }

    private static void StartAll()
    {
        foreach (var start in Starts.GetConsumingEnumerable())
            start();
    }

    public static bool IsAlive(int processId) => Directory.Exists($"/proc/{processId}");

    /// <summary>Sends a signal to a process, or to a group with a negative id. Ignores one that no longer exists.</summary>
    public static void Send(int processId, Signal signal) => _ = Kill(processId, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
