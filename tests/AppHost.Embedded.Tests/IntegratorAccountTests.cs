using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ksf.Contracts.Deployments;
using Ksf.TestKit;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Ksf.AppHost.Embedded.Tests;

/// <summary>What the account of a system outside KSF may do on a broker with the platform's definitions.</summary>
public sealed class IntegratorAccountTests : IAsyncLifetime
{
    private const string Queue = "integrator.needs";
    private const string Password = "of-this-test";

    // Without a nation elsewhere there are no links, which would reach into the virtual hosts of other tests.
    private readonly DeploymentId _own = new($"own-{Path.GetRandomFileName()[..8]}", "", IsNation: true);
    private readonly DeploymentId _other = new($"other-{Path.GetRandomFileName()[..8]}", "", IsNation: true);

    private TestServers _servers = null!;
    private IConnection _connection = null!;

    public async ValueTask InitializeAsync()
    {
        _servers = await TestServers.Shared;
        var definitions = JsonNode.Parse(BrokerDefinitions.Json([_own, _other], password: null, new IntegratorAccount(Password, [_own])))!;
        foreach (var vhost in new[] { _own, _other })
            definitions["queues"]!.AsArray().Add(QueueOfAService(vhost));
        using var imported = await _servers.Api.PostAsJsonAsync("api/definitions", definitions);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        _connection = await ConnectAsync(_own);
    }

    [Fact]
    public async Task It_binds_a_queue_of_its_own_and_reads_an_event()
    {
        await using var integrator = await _connection.CreateChannelAsync();
        await integrator.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, OfQuorum);
        await integrator.QueueBindAsync(Queue, "ksf.events", "*.knowledge.need.#");

        using var published = await _servers.Api.PostAsJsonAsync($"api/exchanges/{_own}/ksf.events/publish", new
        {
            routing_key = $"{_own}.knowledge.need.submitted",
            payload = "{}",
            payload_encoding = "string",
            properties = new { },
        });
        published.EnsureSuccessStatusCode();

        var message = await Poll.UntilAsync(
            async () => await integrator.BasicGetAsync(Queue, autoAck: true), read => read is not null, TimeSpan.FromSeconds(10));
        Assert.Equal($"{_own}.knowledge.need.submitted", message!.RoutingKey);
    }

    [Fact]
    public async Task Its_queues_are_limited_and_no_queue_drops_what_is_delivered_often()
    {
        await using var integrator = await _connection.CreateChannelAsync();
        await integrator.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, OfQuorum);

        var own = await Poll.UntilAsync(() => PolicyOfAsync(Queue), policy => policy is not null, TimeSpan.FromSeconds(10));
        var others = await Poll.UntilAsync(() => PolicyOfAsync("knowledge"), policy => policy is not null, TimeSpan.FromSeconds(10));

        Assert.Equal(1_000_000, (int?)own!["delivery-limit"]);
        Assert.NotNull(own["max-length-bytes"]);
        Assert.NotNull(own["expires"]);
        Assert.Equal(["delivery-limit"], others!.Select(setting => setting.Key));
    }

    [Fact]
    public async Task It_cannot_fill_the_broker_with_queues_and_what_is_there_stays_usable()
    {
        await using var owner = await OfTheServicesAsync();
        await using var services = await owner.CreateChannelAsync();
        var refused = await Assert.ThrowsAsync<OperationInterruptedException>(async () =>
        {
            await using var integrator = await _connection.CreateChannelAsync();
            for (var number = 0; number <= BrokerDefinitions.MaximumQueues; number++)
                await integrator.QueueDeclareAsync($"integrator.{number}", durable: false, exclusive: true, autoDelete: false);
        });
        var redeclared = await services.QueueDeclareAsync("knowledge", durable: true, exclusive: false, autoDelete: false, OfQuorum);

        Assert.Contains("limit", refused.ShutdownReason!.ReplyText, StringComparison.Ordinal);
        Assert.Equal("knowledge", redeclared.QueueName);
    }

    [Fact]
    public async Task It_has_only_so_many_connections_and_channels()
    {
        var connections = new List<IConnection>();
        try
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                for (var number = 0; number <= IntegratorAccount.MaximumConnections; number++)
                {
                    connections.Add(await ConnectAsync(_own));
                    await using var channel = await connections[^1].CreateChannelAsync();
                }
            });
            Assert.Contains("limit", refused.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var connection in connections)
                await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_does_nothing_else()
    {
        await RefusedAsync("reads who has which role", async channel =>
        {
            await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, OfQuorum);
            await channel.QueueBindAsync(Queue, "ksf.access", "#");
        });
        await RefusedAsync("reads a service's queue", channel => channel.BasicGetAsync("knowledge", autoAck: true));
        await RefusedAsync("consumes a service's queue", channel =>
            channel.BasicConsumeAsync("knowledge", autoAck: true, new AsyncEventingBasicConsumer(channel)));
        await RefusedAsync("empties a service's queue", channel => channel.QueuePurgeAsync("knowledge"));
        await RefusedAsync("deletes a service's queue", channel => channel.QueueDeleteAsync("knowledge"));
        await RefusedAsync("binds a service's queue", channel => channel.QueueBindAsync("knowledge", "ksf.events", "#"));
        await RefusedAsync("tells of events", channel => PublishAsync(channel, "ksf.events"));
        await RefusedAsync("tells who has which role", channel => PublishAsync(channel, "ksf.access"));
        await RefusedAsync("puts something into a service's queue", channel => PublishAsync(channel, exchange: "", key: "knowledge"));
        await RefusedAsync("declares another queue", channel =>
            channel.QueueDeclareAsync("mine", durable: true, exclusive: false, autoDelete: false));
        await RefusedAsync("declares an exchange", channel => channel.ExchangeDeclareAsync("mine", "topic"));
        await RefusedAsync("deletes the events' exchange", channel => channel.ExchangeDeleteAsync("ksf.events"));
    }

    [Fact]
    public async Task It_comes_into_no_other_deployment()
    {
        // The client does not wait for the answer to its opening of the connection.
        var refused = await Assert.ThrowsAnyAsync<OperationInterruptedException>(async () =>
        {
            await using var connection = await ConnectAsync(_other);
            await connection.CreateChannelAsync();
        });

        Assert.Equal(Constants.NotAllowed, refused.ShutdownReason!.ReplyCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        foreach (var vhost in new[] { _own, _other })
            (await _servers.Api.DeleteAsync($"api/vhosts/{vhost}")).EnsureSuccessStatusCode().Dispose();
    }

    private static JsonObject QueueOfAService(DeploymentId vhost) => new()
    {
        ["name"] = "knowledge",
        ["vhost"] = vhost.Id,
        ["durable"] = true,
        ["auto_delete"] = false,
        ["arguments"] = new JsonObject { ["x-queue-type"] = "quorum" },
    };

    private static Dictionary<string, object?> OfQuorum => new() { ["x-queue-type"] = "quorum" };

    private async Task RefusedAsync(string what, Func<IChannel, Task> attempt)
    {
        var channel = await _connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        try
        {
            await attempt(channel);
            Assert.Fail($"The account {what}.");
        }
        catch (AlreadyClosedException closed)
        {
            Assert.Equal(Constants.AccessRefused, closed.ShutdownReason!.ReplyCode);
        }
        catch (OperationInterruptedException refused)
        {
            Assert.True(refused.ShutdownReason!.ReplyCode == Constants.AccessRefused, $"{what}: {refused.Message}");
        }
    }

    private static async Task PublishAsync(IChannel channel, string exchange, string key = "vest.knowledge.need.submitted") =>
        await channel.BasicPublishAsync(exchange, key, mandatory: false, "{}"u8.ToArray());

    private async Task<JsonObject?> PolicyOfAsync(string queue)
    {
        var answer = await _servers.Api.GetFromJsonAsync<JsonObject>($"api/queues/{_own}/{queue}");
        return answer!["effective_policy_definition"] is JsonObject { Count: > 0 } policy ? policy : null;
    }

    private async Task<IConnection> OfTheServicesAsync() => await new ConnectionFactory
    {
        Uri = new UriBuilder(_servers.Broker) { Path = $"/{_own}" }.Uri,
        AutomaticRecoveryEnabled = false,
    }.CreateConnectionAsync();

    private async Task<IConnection> ConnectAsync(DeploymentId deployment)
    {
        var address = new UriBuilder(_servers.Broker) { UserName = IntegratorAccount.User, Password = Password, Path = $"/{deployment}" };
        return await new ConnectionFactory { Uri = address.Uri, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
    }
}
