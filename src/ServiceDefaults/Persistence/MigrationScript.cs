namespace Ksf.ServiceDefaults.Persistence;

/// <summary>The SQL script of a context's migrations, a file beside them that is embedded in the program.</summary>
internal static class MigrationScript
{
    /// <summary>Reads it; null for a context without migrations, whose tables a test has made.</summary>
    public static async Task<string?> ReadAsync(Type context, CancellationToken cancellationToken)
    {
        await using var file = context.Assembly.GetManifestResourceStream($"{context.Name}.sql");
        if (file is null)
            return null;
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
