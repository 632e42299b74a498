using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksf.AppHost;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.TestKit;
using RabbitMQ.Client;

namespace Ksf.System.Tests.Links;

/// <summary>The links alone, on a broker with the definitions that the platform's broker has.</summary>
public sealed class A_link_is_cut_and_mended : IAsyncLifetime
{
    private const int Events = 10_000;
    private const int Subjects = 50;
    private const string Shovel = "api/parameters/shovel/vest/vest-to-nasjonal";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly DeploymentId Vest = DeploymentId.Known.Single(deployment => deployment.Id == "vest");

    /// <summary>Where events wait until the link carries them.</summary>
    private static readonly string Queue = WhatTravelsWhere.Links([DeploymentId.Nation, Vest]).Single(link => link.From == Vest).Queue;

    private TestServers _servers = null!;

    public async ValueTask InitializeAsync()
    {
        _servers = await TestServers.Shared;
        var definitions = JsonNode.Parse(BrokerDefinitions.Json([DeploymentId.Nation, Vest], password: null))!;
        using var imported = await _servers.Api.PostAsJsonAsync("api/definitions", definitions);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task And_all_that_was_said_meanwhile_arrives_in_order_within_each_subject()
    {
        await using var vest = await ConnectAsync("vest");
        await using var link = await vest.CreateChannelAsync();
        await using var nation = await ConnectAsync("nasjonal");
        await using var arrivals = await nation.CreateChannelAsync();
        await arrivals.QueueDeclareAsync("arrivals", durable: true, exclusive: false, autoDelete: false);
        await arrivals.QueueBindAsync("arrivals", "ksf.events", "vest.#");
        var shovel = (await _servers.Api.GetFromJsonAsync<JsonObject>(Shovel))!["value"]!.DeepClone();

        using (var cut = await _servers.Api.DeleteAsync(Shovel))
            cut.EnsureSuccessStatusCode();
        await Poll.UntilAsync(() => link.ConsumerCountAsync(Queue), carriers => carriers == 0, Soon);
        await PublishAsync(vest);
        await Poll.UntilAsync(() => link.MessageCountAsync(Queue), waiting => waiting == Events, Soon);
        Assert.Equal(0u, await arrivals.MessageCountAsync("arrivals"));
        using (var mended = await _servers.Api.PutAsJsonAsync(Shovel, new JsonObject { ["value"] = shovel }))
            mended.EnsureSuccessStatusCode();

        var received = await ReceiveAsync(arrivals);
        Assert.Equal(Events, received.Count);
        Assert.Equal(Events, received.Select(e => (e.Subject, e.Sequence)).Distinct().Count());
        Assert.Each(received.GroupBy(e => e.Subject), subject =>
            Assert.Equal(Enumerable.Range(1, Events / Subjects).Select(n => (long)n), subject.Select(e => e.Sequence)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var vhost in new[] { "vest", "nasjonal" })
            (await _servers.Api.DeleteAsync($"api/vhosts/{vhost}")).Dispose();
    }

    private async Task<IConnection> ConnectAsync(string vhost) =>
        await new ConnectionFactory { Uri = new Uri($"{_servers.Broker}/{vhost}") }.CreateConnectionAsync();

    private static async Task PublishAsync(IConnection vest)
    {
        await using var channel = await vest.CreateChannelAsync(new CreateChannelOptions(true, true));
        var properties = new BasicProperties { ContentType = CloudEvent.ContentType, Persistent = true };
        foreach (var chunk in Enumerable.Range(0, Events).Chunk(500))
        {
            var confirms = chunk.Select(n => channel.BasicPublishAsync(
                "ksf.events", "vest.knowledge.need.revised", mandatory: true, properties,
                Encoding.UTF8.GetBytes($$"""{"subject":"needs/{{n % Subjects}}","sequence":{{(n / Subjects) + 1}}}""")).AsTask());
            await Task.WhenAll(confirms);
        }
    }

    private static async Task<List<(string Subject, long Sequence)>> ReceiveAsync(IChannel channel)
    {
        var received = new List<(string, long)>(Events);
        await Poll.UntilAsync(
            async () =>
            {
                while (await channel.BasicGetAsync("arrivals", autoAck: true) is { } message)
                {
                    using var body = JsonDocument.Parse(message.Body);
                    received.Add((body.RootElement.GetProperty("subject").GetString()!, body.RootElement.GetProperty("sequence").GetInt64()));
                }
                return received.Count;
            },
            count => count >= Events,
            TimeSpan.FromSeconds(60));
        return received;
    }
}
