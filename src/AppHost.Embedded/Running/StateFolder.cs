using System.Text.Json;
using Aspire.Hosting;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>The folder with all state of a run: data, logs, secrets and the lock.</summary>
internal sealed class StateFolder(string path) : IDisposable
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly Lock ValuesLock = new();
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private FileStream? _lock;

    public string Path { get; } = path;

    public static StateFolder Of(IDistributedApplicationBuilder builder) =>
        new(Options.From(builder.Configuration, builder.AppHostDirectory).State);

    public string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Locks the folder for this process. The kernel releases the lock however the process ends.</summary>
    /// <returns>Null when locked; otherwise the id of the process that holds the lock.</returns>
    public string? Take()
    {
        Directory.CreateDirectory(Path);
        // Log lines may contain what people write to KSF.
        File.SetUnixFileMode(Directory.CreateDirectory(In("logs")).FullName, OwnerOnly | UnixFileMode.UserExecute);
        try
        {
            _lock = new FileStream(In("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return File.Exists(In("pid")) ? File.ReadAllText(In("pid")).Trim() : "unknown";
        }
        File.WriteAllText(In("pid"), $"{Environment.ProcessId}\n");
        return null;
    }

    /// <summary>A value that is created once and reused by later runs, such as a password or a key.</summary>
    public string GetOrCreate(string name, Func<string> create)
    {
        lock (ValuesLock)
        {
            Directory.CreateDirectory(Path);
            var file = In("parameters.json");
            var values = File.Exists(file)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(file)) ?? []
                : [];
            if (values.TryGetValue(name, out var known))
                return known;

            values[name] = create();
            WriteSecret("parameters.json", values);
            return values[name];
        }
    }

    /// <summary>Writes JSON atomically to a file that only its owner may read.</summary>
    public void WriteSecret(string name, object content)
    {
        var unfinished = In($"{name}.new");
        using (var file = CreateForOwner($"{name}.new"))
            JsonSerializer.Serialize(file, content, Indented);
        File.Move(unfinished, In(name), overwrite: true);
    }

    /// <summary>Creates a file that only its owner may read, replacing one that may have been readable by others.</summary>
    public FileStream CreateForOwner(params string[] parts)
    {
        File.Delete(In(parts));
        return new FileStream(In(parts), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = OwnerOnly,
        });
    }

    public void Dispose()
    {
        if (_lock is null)
            return;
        File.Delete(In("run.json"));
        File.Delete(In("pid"));
        _lock.Dispose();
    }
}
