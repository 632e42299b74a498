namespace Ksf.Registry.Tests;

/// <summary>A copy of the real reference data, which a test changes.</summary>
internal sealed class ReferenceFolder : IDisposable
{
    public ReferenceFolder()
    {
        foreach (var file in Directory.GetFiles(RealData.Folder, "*.csv"))
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("ksf-data-").FullName;

    /// <summary>Replaces the row that begins so with others, which take over the rest of it.</summary>
    public async Task ReplaceAsync(string file, string begins, params string[] rows)
    {
        var path = System.IO.Path.Combine(Path, file);
        var lines = (await File.ReadAllLinesAsync(path)).ToList();
        var index = lines.FindIndex(line => line.StartsWith(begins, StringComparison.Ordinal));
        Assert.NotEqual(-1, index);
        var rest = lines[index][begins.Length..];
        lines.RemoveAt(index);
        lines.InsertRange(index, rows.Select(row => row + rest));
        await File.WriteAllLinesAsync(path, lines);
    }

    public Task AddAsync(string file, params string[] rows) => File.AppendAllLinesAsync(System.IO.Path.Combine(Path, file), rows);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
