using System.Text;
using System.Text.Json.Nodes;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Tests.Messaging;

public sealed class CopyTests : MessagingTest
{
    [Fact]
    public async Task A_verb_that_a_later_version_adds_reaches_a_copy_all_the_same()
    {
        await using var service = await StartAsync();
        var thing = NewId();

        await PublishAsync(thing, 7, "renamed", sequence: 1);

        await Poll.UntilAsync(() => NumberAsync(service, thing), number => number == 7, Soon);
    }

    [Fact]
    public async Task The_next_version_of_a_contract_goes_out_beside_the_first_and_each_reader_takes_its_own()
    {
        await using var service = await TestService.StartAsync(
            Database.ConnectionString, Vhost.ConnectionString, events => events.Copy<KnownThing, ThingState>().Copy<KnownThingV2, ThingStateV2>());
        var thing = NewId();

        await service.WithAsync(async context =>
        {
            await context.ChangeAsync(thing, 7, bothVersions: true);
            return 0;
        });

        await Poll.UntilAsync(() => NumberAsync(service, thing), number => number == 7, Soon);
        await Poll.UntilAsync(
            () => service.WithAsync(c => c.KnownThingsV2.Where(t => t.Id == thing).Select(t => t.NumberWithUnit).SingleOrDefaultAsync()), text => text == "7 m", Soon);
    }

    [Theory]
    [InlineData("midt", "/midt/test")]
    [InlineData("vest", "/vest/another")]
    [InlineData("vest", "/midt/test")]
    public async Task A_copy_takes_a_record_from_its_authority_alone(string deployment, string source)
    {
        await using var service = await StartAsync();
        var thing = NewId();
        await service.ChangeAsync(thing, 1);
        await Poll.UntilAsync(() => NumberAsync(service, thing), number => number == 1, Soon);

        await PublishAsync(thing, 666, "changed", sequence: 99, deployment, source);
        await service.ChangeAsync(thing, 2);

        await Poll.UntilAsync(() => NumberAsync(service, thing), number => number == 2, Soon);
        Assert.Contains(service.Log.All, line => line.Contains("is not the record's authority", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(-60, 99, false)]
    public async Task A_later_epoch_is_newer_whatever_the_sequence(int secondsLater, long sequence, bool taken)
    {
        await using var service = await StartAsync();
        var thing = NewId();
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await PublishAsync(thing, 5, "changed", sequence: 5, epoch: now);
        await Poll.UntilAsync(() => NumberAsync(service, thing), number => number == 5, Soon);

        await PublishAsync(thing, 1, "changed", sequence, epoch: now.AddSeconds(secondsLater));
        // Written in the transaction of the copy, whether that takes the event or not.
        await Poll.UntilAsync(() => CountEffectsAsync(service, thing), count => count == 2, Soon);

        Assert.Equal(taken ? 1 : 5, await NumberAsync(service, thing));
    }

    private static Task<int> NumberAsync(TestService service, Guid thing) =>
        service.WithAsync(context => context.KnownThings.Where(t => t.Id == thing).Select(t => t.Number).SingleOrDefaultAsync());

    private async Task PublishAsync(
        Guid thing, int number, string verb, long sequence, string deployment = "vest", string source = "/vest/test", DateTimeOffset? epoch = null)
    {
        var message = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = NewId(),
            ["source"] = source,
            ["type"] = $"no.ksf.test.thing.{verb}.v1",
            ["subject"] = $"things/{thing}",
            ["time"] = TimeProvider.System.GetUtcNow(),
            ["deployment"] = deployment,
            ["epoch"] = epoch ?? TimeProvider.System.GetUtcNow(),
            ["sequence"] = sequence,
            ["data"] = new JsonObject { ["id"] = thing, ["number"] = number },
        };
        await using var connection = await new ConnectionFactory { Uri = new Uri(Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(
            "ksf.events", $"{deployment}.test.thing.{verb}", mandatory: true, new BasicProperties { ContentType = CloudEvent.ContentType, Persistent = true },
            Encoding.UTF8.GetBytes(message.ToJsonString()));
    }
}
