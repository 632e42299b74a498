using Npgsql;

namespace Ksf.TestKit;

/// <summary>
/// A database of a test class's own, dropped when disposed:
/// <code>
/// private static readonly TestDatabaseTemplate Migrated = new(connectionString => Registry.MigrateAsync(connectionString));
///
/// public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(Migrated);
/// public ValueTask DisposeAsync() => _database.DisposeAsync();
/// </code>
/// The template is made once per process; a copy takes some 40 ms.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServers _servers;

    private TestDatabase(TestServers servers, string name) => (_servers, Name) = (servers, name);

    public string Name { get; }

    /// <summary>For <c>ConnectionStrings__database</c>.</summary>
    public string ConnectionString => $"{_servers.Postgres};Database={Name};Maximum Pool Size=10";

    /// <param name="template">What the database begins as; null: empty.</param>
    public static async Task<TestDatabase> CreateAsync(TestDatabaseTemplate? template = null)
    {
        var servers = await TestServers.Shared;
        var copyOf = template is null ? "template1" : await template.Name;
        var database = new TestDatabase(servers, NewName("test"));
        await ExecuteAsync(servers, $"CREATE DATABASE {database.Name} TEMPLATE {copyOf}");
        return database;
    }

    /// <summary>A copy of another as it is now, which nobody may be connected to: a backup, restored.</summary>
    public static async Task<TestDatabase> RestoreAsync(TestDatabase backup)
    {
        var database = new TestDatabase(backup._servers, NewName("test"));
        await ExecuteAsync(backup._servers, $"CREATE DATABASE {database.Name} TEMPLATE {backup.Name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await ExecuteAsync(_servers, $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    internal static string NewName(string prefix) => $"{prefix}_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";

    internal static async Task ExecuteAsync(TestServers servers, string sql)
    {
        await using var connection = new NpgsqlConnection($"{servers.Postgres};Database=postgres;Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The names in it are made here.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database that is prepared once per process, schema and all, and then copied for every test class.</summary>
/// <param name="prepare">Gets the connection string of an empty database. Npgsql does not pool these connections, so that all are closed after.</param>
public sealed class TestDatabaseTemplate(Func<string, Task> prepare)
{
    private readonly Lazy<Task<string>> _name = new(async () =>
    {
        var servers = await TestServers.Shared;
        var name = TestDatabase.NewName("template");
        await TestDatabase.ExecuteAsync(servers, $"CREATE DATABASE {name}");
        await prepare($"{servers.Postgres};Database={name};Pooling=false");
        return name;
    });

    internal Task<string> Name => _name.Value;
}
