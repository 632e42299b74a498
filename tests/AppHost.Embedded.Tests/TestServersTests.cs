using Ksf.TestKit;
using Npgsql;
using RabbitMQ.Client;

namespace Ksf.AppHost.Embedded.Tests;

public sealed class TestServersTests
{
    private static readonly TestDatabaseTemplate WithATable = new(async connectionString =>
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var create = source.CreateCommand("CREATE TABLE needs (id int); INSERT INTO needs VALUES (1)");
        await create.ExecuteNonQueryAsync();
    });

    [Fact]
    public async Task Each_class_gets_a_database_of_its_own_from_the_template()
    {
        await using var first = await TestDatabase.CreateAsync(WithATable);
        await using var second = await TestDatabase.CreateAsync(WithATable);

        await ScalarAsync(first, "INSERT INTO needs VALUES (2)");

        Assert.Equal(2L, await ScalarAsync(first, "SELECT count(*) FROM needs"));
        Assert.Equal(1L, await ScalarAsync(second, "SELECT count(*) FROM needs"));
    }

    [Fact]
    public async Task Each_class_gets_a_virtual_host_with_the_exchanges_of_a_deployment()
    {
        await using var vhost = await TestVhost.CreateAsync(new
        {
            queues = new[] { new { name = "registry", durable = true, auto_delete = false, arguments = new { } } },
            bindings = new[]
            {
                new { source = "ksf.events", destination = "registry", destination_type = "queue", routing_key = "nasjonal.#", arguments = new { } },
            },
        });
        var cancel = TestContext.Current.CancellationToken;
        await using var connection = await new ConnectionFactory { Uri = new Uri(vhost.ConnectionString) }.CreateConnectionAsync(cancel);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancel);

        await channel.BasicPublishAsync("ksf.events", "nasjonal.registry.municipality.changed", "{}"u8.ToArray(), cancel);

        var message = await channel.BasicGetAsync("registry", autoAck: true, cancel);
        Assert.Equal("nasjonal.registry.municipality.changed", message!.RoutingKey);
    }

    private static async Task<object?> ScalarAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
