using System.Collections.Concurrent;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>Every resource's lines: on the console under its name, and in a file of its own.</summary>
internal sealed class ResourceLog(StateFolder state, IEnumerable<string> names, bool quiet) : IDisposable
{
    private readonly ConcurrentDictionary<string, StreamWriter> _files = new(StringComparer.Ordinal);
    private readonly int _width = names.Select(name => name.Length).DefaultIfEmpty().Max();
    private readonly Lock _console = new();

    public void Write(string resource, string line)
    {
        ToFile(resource, line);
        Say($"{resource.PadRight(_width)} | {line}");
    }

    public void ToFile(string resource, string line)
    {
        var file = _files.GetOrAdd(resource, name => new StreamWriter(state.CreateForOwner("logs", $"{name}.log")) { AutoFlush = true });
        lock (file)
            file.WriteLine(line);
    }

    /// <summary>The host's own words.</summary>
    public void Say(string line)
    {
        if (quiet)
            return;
        lock (_console)
            Console.WriteLine(line);
    }

    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
    }
}
