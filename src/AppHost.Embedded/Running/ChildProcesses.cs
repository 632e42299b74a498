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

    // The kernel's parent-death signal follows the thread that started a child, not its process. So one thread starts them all,
    // and it lives until the process dies.
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

    /// <summary>Sends a signal; a process (or, with a negative id, a group) that is no longer there is no error.</summary>
    public static void Send(int processId, Signal signal) => _ = Kill(processId, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
