using System.Collections.Concurrent;
using Ksf.Contracts;
using NJsonSchema;
using Npgsql;

namespace Ksf.TestKit;

/// <summary>What holds for each event that any test raises.</summary>
public static class EventRules
{
    private static readonly ConcurrentDictionary<string, Task<JsonSchema>> Schemas = new(StringComparer.Ordinal);

    /// <summary>Fails when an event in a service's outbox is not as the schema of its type says.</summary>
    public static async Task CheckAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("select type, body::jsonb -> 'data' #>> '{}' from platform.outbox where exchange = 'ksf.events'");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var (type, data) = (row.GetString(0), row.GetString(1));
            var errors = (await SchemaOf(type)).Validate(data);
            Assert.True(errors.Count == 0, $"{type}: {string.Join("; ", errors)} in {data}");
        }
    }

    /// <summary>The schema that a service serves for a type.</summary>
    public static Task<JsonSchema> SchemaOf(string type) => Schemas.GetOrAdd(type, static name =>
    {
        var schema = EventSchemas.Read(EventType.Parse(name)) ?? throw new InvalidOperationException($"{name} is no public event type.");
        return JsonSchema.FromJsonAsync(schema.ToJsonString());
    });
}
