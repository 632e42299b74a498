using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Registry.Clusters;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>What is settled before its day.</summary>
public sealed class ClustersAheadTests(Country country)
{
    private const string Area = "transport-and-utilities";

    [Fact]
    public async Task Joining_and_leaving_ahead_hold_from_their_day_and_can_be_called_off()
    {
        var cluster = await country.ClusterAsync("Ser fram", Area, "2020-01-01", ["4601", "4627"], engines: ["4627"]);
        var (day, later) = (ClusterSteps.InDays(30), ClusterSteps.InDays(60));

        cluster = await country.WithClusterAsync(cluster, "participations", new { party = "4628", role = "member", from = day });
        cluster = await country.WithClusterAsync(cluster, "departures", new { party = "4627", on = later });

        Assert.Equal(["4601", "4627"], cluster.Members());
        Assert.Equal(["4601", "4627", "4628"], (await country.ReadAsync(cluster, day)).Members());
        Assert.Equal(["4601", "4628"], (await country.ReadAsync(cluster, later)).Members());
        Assert.Equal(["4601", "4628"], (await country.ReadAsync(cluster, later)).Counted());
        Assert.Equal(["4601", "4627"], await LatestAsync(cluster, "memberIds"));
        Assert.Equal(
            [("join", day, "4628"), ("leave", later, "4627")], cluster.Items("ahead").Select(change => (change.Text("kind"), change.Text("on"), change.Text("number"))));

        cluster = await country.WithClusterAsync(cluster, "recalls", new { change = cluster.Items("ahead").First().Text("key") });
        cluster = await country.WithClusterAsync(cluster, "recalls", new { change = cluster.Items("ahead").Single().Text("key") });

        cluster = await country.ReadAsync(cluster);
        Assert.Equal(["4601", "4627"], cluster.Counted());
        Assert.Equal(["4627"], cluster.With("engine", later));
        Assert.Empty(cluster.Items("ahead"));
        await country.RefusedOfClusterAsync(cluster, "recalls", new { change = "join" }, "/change");
    }

    [Fact]
    public async Task On_the_day_it_takes_effect_once_and_everybody_is_told()
    {
        var cluster = await country.ClusterAsync("Får en ny", Area, "2020-01-01", ["4630"]);
        cluster = await country.WithClusterAsync(cluster, "participations", new { party = "4631", role = "member", from = ClusterSteps.InDays(2) });
        var step = country.Vest.Services.GetRequiredService<ClustersOfTheDay>();
        await step.RunAsync(CancellationToken.None);
        Assert.Equal(["4630"], await LatestAsync(cluster, "memberIds"));

        await country.DaysPassAsync(cluster, 3);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => step.RunAsync(CancellationToken.None)));

        Assert.Equal(["4630", "4631"], (await LatestAsync(cluster, "memberIds")).Order());
        Assert.Equal(["4630", "4631"], (await LatestAsync(cluster, "primaryMemberIds")).Order());
        Assert.Equal(1, await TurnedAsync(cluster));
        Assert.Equal(0, await step.RunAsync(CancellationToken.None));
        await Country.CarryAsync(country.Vest, country.Nation);
        var copies = await Poll.UntilAsync(
            () => country.Nation.With("leser").ReadAllAsync("/v1/clusters?deployment=vest"),
            found => found.Exists(copy => copy.Text("id") == cluster.Text("id") && copy.Members().Count() == 2), TimeSpan.FromSeconds(20));
        Assert.Equal(["4630", "4631"], copies.Single(copy => copy.Text("id") == cluster.Text("id")).Counted());
    }

    [Fact]
    public async Task A_cluster_that_is_founded_ahead_gathers_members_until_its_day()
    {
        var (day, before) = (ClusterSteps.InDays(2), ClusterSteps.InDays(1));
        var cluster = await country.ClusterAsync("Begynner siden", Area, day, ["4632", "4633"], engines: ["4632"]);

        Assert.Equal(("mobilising", day), (cluster.Text("status"), cluster.Text("beginsOn")));
        Assert.Empty(cluster.Items("members"));
        Assert.Equal("established", (await country.ReadAsync(cluster, day)).Text("status"));
        Assert.Equal(["4632", "4633"], (await country.ReadAsync(cluster, day)).Members());
        Assert.Empty((await country.ReadAsync(cluster, before)).Items("members"));

        await country.DaysPassAsync(cluster, 2);
        await country.Vest.Services.GetRequiredService<ClustersOfTheDay>().RunAsync(CancellationToken.None);

        cluster = await country.ReadAsync(cluster);
        Assert.Equal("established", cluster.Text("status"));
        Assert.True(cluster.IsNull("beginsOn"));
        Assert.Equal(["4632", "4633"], (await LatestAsync(cluster, "memberIds")).Order());
        Assert.Equal(["4632"], await LatestAsync(cluster, "engineIds"));
    }

    [Fact]
    public async Task A_dissolution_ahead_leaves_the_cluster_as_it_is_until_its_day()
    {
        var cluster = await country.ClusterAsync("Slutter siden", Area, "2020-01-01", ["4634", "4635"]);
        var day = ClusterSteps.InDays(5);

        cluster = await country.WithClusterAsync(cluster, "dissolution", new { on = day, reason = "Pengene er slutt." });
        Assert.Equal(("established", day), (cluster.Text("status"), cluster.Text("endsOn")));
        Assert.Equal("dissolved", (await country.ReadAsync(cluster, day)).Text("status"));
        Assert.Empty((await country.ReadAsync(cluster, day)).Members());
        cluster = await country.WithClusterAsync(cluster, "recalls", new { change = cluster.Items("ahead").Single().Text("key") });
        Assert.Equal(["4634", "4635"], cluster.Counted());
        cluster = await country.WithClusterAsync(cluster, "dissolution", new { on = day, reason = "Likevel." });

        await country.DaysPassAsync(cluster, 5);
        await country.Vest.Services.GetRequiredService<ClustersOfTheDay>().RunAsync(CancellationToken.None);

        Assert.Equal("dissolved", (await country.ReadAsync(cluster)).Text("status"));
        Assert.Empty(await LatestAsync(cluster, "memberIds"));
    }

    [Fact]
    public async Task What_is_settled_for_later_stands_in_the_way_of_an_earlier_end()
    {
        var cluster = await country.ClusterAsync("Har planer", Area, "2020-01-01", ["4636"]);
        cluster = await country.WithClusterAsync(cluster, "participations", new { party = "4637", role = "member", from = ClusterSteps.InDays(20) });

        using var refused = await country.TryWithClusterAsync(cluster, "dissolution", new { on = ClusterSteps.InDays(10), reason = "Slutt." });

        await refused.ProblemAsync(HttpStatusCode.Conflict, "changes-ahead");
        await country.RefusedOfClusterAsync(cluster, "participations", new { party = "4638", role = "member", from = ClusterSteps.InDays(800) }, "/from");
        using var tooFar = await country.Reader.AskAsync("/v1/clusters?on=2180-01-01");
        await tooFar.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields");
    }

    [Fact]
    public async Task A_counting_ahead_moves_on_its_day_and_back_when_it_is_called_off()
    {
        var first = await country.ClusterAsync("Teller til da", Area, "2020-01-01", ["4638"]);
        var second = await country.ClusterAsync("Teller fra da", Area, "2020-01-01", ["4638"]);
        var day = ClusterSteps.InDays(15);

        second = await country.WithClusterAsync(second, "countings", new { municipality = "4638", area = Area, from = day });
        Assert.Equal(["4638"], (await country.ReadAsync(first)).Counted());
        Assert.Empty((await country.ReadAsync(first, day)).Counted());
        Assert.Equal(["4638"], (await country.ReadAsync(second, day)).Counted());
        second = await country.WithClusterAsync(second, "recalls", new { change = second.Items("ahead").Single().Text("key") });

        Assert.Empty(second.Items("ahead"));
        Assert.Equal(["4638"], (await country.ReadAsync(first)).Counted());
        Assert.True(await country.Vest.QueryAsync<bool>(
            "select bool_and(valid_to is null) from cluster_primaries where cluster_id = $1", Guid.Parse(first.Text("id"))));
    }

    /// <summary>Numbers of the municipalities in the latest event about it.</summary>
    private async Task<IEnumerable<string>> LatestAsync(JsonElement cluster, string property)
    {
        var body = await country.Vest.QueryAsync<string>(
            "select body from platform.outbox where subject = $1 order by position desc limit 1", $"clusters/{cluster.Text("id")}");
        var ids = JsonSerializer.Deserialize<JsonElement>(body!).GetProperty("data").Items(property).Select(id => id.GetGuid()).ToHashSet();
        return RealData.On(RealData.Day("2024-01-01")).Where(group => ids.Contains(group.Single().Municipality.Id)).Select(group => group.Key);
    }

    private Task<long> TurnedAsync(JsonElement cluster) => country.Vest.QueryAsync<long>(
        "select count(*) from platform.outbox where subject = $1 and type = $2", $"clusters/{cluster.Text("id")}", new EventType("registry", "cluster", "turned", 1).ToString());
}
