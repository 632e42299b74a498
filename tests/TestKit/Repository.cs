namespace Ksf.TestKit;

/// <summary>The checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder in it.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Ksf.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside a checkout of KSF.");
    }
}
