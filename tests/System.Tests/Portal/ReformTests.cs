using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.TestKit;
using Microsoft.Playwright;
using RabbitMQ.Client;

namespace Ksf.System.Tests.Portal;

/// <summary>A municipality was merged with its neighbour yesterday, each counted in a cluster of its own. The news comes to Vest as the nation sends it.</summary>
public sealed class ReformTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true, 1280, "4639", "4640")]
    [InlineData(false, 360, "4638", "4637")]
    public async Task A_secretariat_settles_a_clash_after_a_merge(bool javaScript, int width, string merged, string successor)
    {
        using var system = await platform.SignInAsync("vest-sekretariatssystem");
        var name = $"Klynge før reformen {merged}";
        string[] clusters = [await FoundAsync(system, name, merged), await FoundAsync(system, $"Klynge til naboen {merged}", successor)];
        try
        {
            await MergeAsync(system, merged, successor);
            await Poll.UntilAsync(
                () => system.ReadAllAsync("/vest/registry/v1/settlements?status=open"),
                waiting => waiting.Exists(settlement => settlement.TextOrNull("recordName") == name), TimeSpan.FromSeconds(90));

            var page = await chromium.OpenAsync(platform.Gateway, javaScript, width);
            await page.SignInAsync("Regionalt sekretariat, KSF Vest");
            await page.GetByRole(AriaRole.Link, new() { Name = "1 sak etter en reform venter på deg" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Saker etter reformer");
            await page.AssertOpenToAllAsync(javaScript);
            await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Expect(page.GetByText("er talt med i en annen klynge på samme tjenesteområde")).ToBeVisibleAsync();
            await page.AssertOpenToAllAsync(javaScript);
            await page.LookOverAsync();
            await page.AssertOpenToAllAsync(javaScript);
            await page.GetByRole(AriaRole.Button, new() { Name = "Avgjør saken" }).ClickAsync();

            await Expect(page.GetByText("Saken er avgjort")).ToBeVisibleAsync();
            await Expect(page.GetByText("Ingenting venter på en avgjørelse.")).ToBeVisibleAsync();
            await page.AssertOpenToAllAsync(javaScript);
            var cluster = await system.ReadAsync($"/vest/registry/v1/clusters/{clusters[0]}");
            Assert.Equal([(successor, false)], cluster.Items("members").Select(member => (member.Text("number"), member.GetProperty("primary").GetBoolean())));
        }
        finally
        {
            foreach (var cluster in clusters)
                await DissolveAsync(system, cluster);
        }
    }

    private static async Task<string> FoundAsync(HttpClient system, string name, string member)
    {
        using var answer = await system.CreateAsync(
            "/vest/registry/v1/clusters", new { name, foundedOn = "2024-02-01", members = new[] { member }, areas = new[] { "health-and-care" }, waiver = "Partnere kommer senere." });
        return (await answer.JsonAsync(HttpStatusCode.Created)).Text("id");
    }

    // The map and the lists are as they were for the tests that come after.
    private static async Task DissolveAsync(HttpClient system, string cluster)
    {
        using var now = await system.AskAsync($"/vest/registry/v1/clusters/{cluster}");
        using var answer = await system.ChangeAsync(
            HttpMethod.Post, $"/vest/registry/v1/clusters/{cluster}/dissolution", now.Headers.ETag!.Tag, new { on = TimeProvider.System.TodayInNorway(), reason = "Prøven er over." });
        await answer.HasStatusAsync(HttpStatusCode.OK);
    }

    /// <summary>Tells Vest of the merge as the national Registry does, in a later life of its database, so that Vest takes it from no other than the nation.</summary>
    private async Task MergeAsync(HttpClient system, string merged, string successor)
    {
        var day = TimeProvider.System.TodayInNorway().AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        var state = JsonNode.Parse((await system.ReadAsync($"/vest/registry/v1/municipalities/{merged}/history")).GetRawText())!;
        var successorId = (await system.ReadAsync($"/vest/registry/v1/municipalities/{successor}")).Text("id");
        state["versions"]!.AsArray()[^1]!["validTo"] = day;
        state["successors"]!.AsArray().Add(new JsonObject { ["successorId"] = successorId, ["kind"] = "merge", ["on"] = day });
        var now = TimeProvider.System.GetUtcNow();
        var type = MunicipalityState.Noun.Type("registered");
        var message = new CloudEvent<JsonNode>
        {
            Id = Guid.CreateVersion7(now),
            Source = "/nasjonal/registry",
            Type = type.ToString(),
            Subject = MunicipalityState.Noun.Subject(Guid.Parse(state["id"]!.GetValue<string>())),
            Time = now,
            Deployment = "nasjonal",
            Epoch = now,
            Sequence = 1,
            Data = state,
        };
        await using var connection = await new ConnectionFactory { Uri = platform.Run.Broker("vest") }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(
            Exchanges.Events, type.RoutingKey("nasjonal"), mandatory: true,
            new BasicProperties { ContentType = CloudEvent.ContentType, Persistent = true, MessageId = message.Id.ToString(), Type = message.Type },
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, CloudEvent.Json)));
    }

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);
}
