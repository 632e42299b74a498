using System.Collections.Concurrent;
using System.Globalization;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>Writes every resource's output to the console under its name, and to a file.</summary>
internal sealed class ResourceLog(StateFolder state, IEnumerable<string> names, bool quiet) : IDisposable
{
    private readonly ConcurrentDictionary<string, StreamWriter> _files = new(StringComparer.Ordinal);
    private readonly int _width = names.Select(name => name.Length).DefaultIfEmpty().Max();
    private readonly Lock _console = new();

    public string PathOf(string resource) => state.In("logs", $"{resource}.log");

    public void Write(string resource, string line)
    {
        ToFile(resource, line);
        Say($"{resource.PadRight(_width)} | {line}");
    }

    public void ToFile(string resource, string line)
    {
        var file = _files.GetOrAdd(resource, _ => new StreamWriter(state.CreateForOwner("logs", $"{resource}.log")) { AutoFlush = true });
        lock (file)
            file.WriteLine(line);
    }

    /// <summary>Writes a line from the host itself.</summary>
    public void Say(string line)
    {
        if (quiet)
            return;
        lock (_console)
            Console.WriteLine(line);
    }

    /// <summary>Writes a warning from the host itself, with a timestamp in the services' log format.</summary>
    public void Warn(string line) =>
        Say(string.Create(CultureInfo.InvariantCulture, $"!! {TimeProvider.System.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {line}"));

    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
    }
}
