using System.Diagnostics;
using Ksf.KnowledgeSupport.Data;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Ksf.KnowledgeSupport.Tests.Lists;

/// <summary>The statements that a service runs in its database, and how PostgreSQL would run each of them again.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<(string Sql, object?[] Values)> _seen = [];
    private readonly List<IDisposable> _subscriptions = [];
    private readonly string _database;

    private Statements(string database) => _database = database;

    /// <summary>Runs what sends requests to the service.</summary>
    /// <returns>The plans of the statements that read a table.</returns>
    public static async Task<IReadOnlyList<string>> PlansOfAsync(ServiceUnderTest<KnowledgeDbContext> service, string table, Func<Task> requests)
    {
        using var statements = new Statements(service.Database.Name);
        using (DiagnosticListener.AllListeners.Subscribe(statements))
            await requests();
        List<(string Sql, object?[] Values)> seen;
        lock (statements._seen)
            seen = [.. statements._seen.Where(statement => statement.Sql.Contains($"FROM {table}", StringComparison.Ordinal))];
        Assert.NotEmpty(seen);
        var plans = new List<string>();
        foreach (var (sql, values) in seen)
            plans.Add(await ExplainAsync(service, sql, values));
        return plans;
    }

    /// <summary>The plan, with the settings that the service has.</summary>
    public static async Task<string> ExplainAsync(ServiceUnderTest<KnowledgeDbContext> service, string sql, params object?[] values)
    {
        await using var source = NpgsqlDataSource.Create($"{service.Database.ConnectionString};Options=-c jit=off -c random_page_cost=1.1");
#pragma warning disable CA2100 // The service's own statement.
        await using var explain = source.CreateCommand($"explain (costs off) {sql}");
#pragma warning restore CA2100
        foreach (var value in values)
        {
            if (value is NpgsqlParameter parameter)
                explain.Parameters.Add(parameter.Clone());
            else
                explain.Parameters.Add(new() { Value = value });
        }
        var lines = new List<string>();
        await using var row = await explain.ExecuteReaderAsync();
        while (await row.ReadAsync())
            lines.Add(row.GetString(0));
        return string.Join('\n', lines);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandExecutedEventData { Command: NpgsqlCommand { Connection.Database: { } database } command } || database != _database)
            return;
        lock (_seen)
            _seen.Add((command.CommandText, [.. command.Parameters.Select(parameter => parameter.Clone())]));
    }

    public void OnCompleted()
    {
        // The listeners live as long as the process.
    }

    public void OnError(Exception error)
    {
        // A listener reports none.
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
