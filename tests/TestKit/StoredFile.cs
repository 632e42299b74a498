namespace Ksf.TestKit;

/// <summary>
/// A file of the checkout that is made from the code, so that a change of it is seen in review. With <c>KSF_ACCEPT=1</c> the file is written anew.
/// </summary>
public static class StoredFile
{
    /// <summary>Fails when the file is not what the code makes.</summary>
    public static async Task CompareAsync(string made, params string[] path)
    {
        var file = Repository.Path(path);
        if (Environment.GetEnvironmentVariable("KSF_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, made);
        }
        var stored = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        Assert.True(
            string.Equals(stored, made, StringComparison.Ordinal),
            $"{Path.Combine(path)} is not what the code makes now. Run with KSF_ACCEPT=1 to write it, and read the difference.\n{FirstDifference(stored, made)}");
    }

    private static string FirstDifference(string stored, string made)
    {
        var (before, after) = (stored.Split('\n'), made.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
