using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>In which cluster a municipality is counted, when it is in several.</summary>
public sealed class PrimaryCountingTests(Country country)
{
    private const string Area = "culture";

    [Fact]
    public async Task A_secretariat_chooses_where_a_municipality_is_counted_and_the_other_cluster_counts_it_no_longer()
    {
        var first = await country.ClusterAsync("Telles først", Area, "2020-01-01", ["4601", "4627"]);
        var second = await country.ClusterAsync("Telles siden", Area, "2021-01-01", ["4601"]);
        Assert.Empty(second.Counted());

        second = await country.WithClusterAsync(second, "countings", new { municipality = "4601", area = Area, from = "2023-01-01", reason = "Arbeider mest her." });

        Assert.Equal(["4601"], second.Counted());
        Assert.Equal([Area], second.Items("members").Single().Items("countedIn").Select(area => area.GetString()));
        Assert.Equal(["4627"], (await country.ReadAsync(first)).Counted());
        Assert.Equal(["4601", "4627"], (await country.ReadAsync(first, "2022-12-31")).Counted());
        Assert.Empty((await country.ReadAsync(second, "2022-12-31")).Counted());
        // Both are told of.
        Assert.Equal(1, await EventsAsync(second, "counted"));
        Assert.Equal(1, await EventsAsync(first, "uncounted"));
        Assert.Equal("Arbeider mest her.", await country.Vest.QueryAsync<string>(
            "select reason from platform.audit where subject = $1 and action = 'cluster.uncounted'", $"clusters/{first.Text("id")}"));
        using var again = await country.TryWithClusterAsync(second, "countings", new { municipality = "4601", area = Area, from = "2024-01-01" });
        await again.ProblemAsync(HttpStatusCode.Conflict, "already-counted");
    }

    [Fact]
    public async Task One_that_is_no_member_or_an_area_that_is_not_the_clusters_is_refused()
    {
        var cluster = await country.ClusterAsync("Teller ikke alle", "school", "2020-01-01", ["4601"]);

        await country.RefusedOfClusterAsync(cluster, "countings", new { municipality = "4627", area = "school", from = "2023-01-01" }, "/municipality");
        await country.RefusedOfClusterAsync(cluster, "countings", new { municipality = "4601", area = Area, from = "2023-01-01" }, "/area");
        await country.RefusedOfClusterAsync(cluster, "countings", new { municipality = "4601", area = "school", from = "2199-01-01" }, "/from");
    }

    [Fact]
    public async Task After_a_municipality_has_left_it_is_counted_where_somebody_chooses()
    {
        var first = await country.ClusterAsync("Forlates", Area, "2020-01-01", ["4628", "4626"]);
        var second = await country.ClusterAsync("Blir igjen", Area, "2021-01-01", ["4628"]);

        await country.WithClusterAsync(first, "departures", new { party = "4628", on = "2024-01-01" });
        Assert.Empty((await country.ReadAsync(second)).Counted());
        second = await country.WithClusterAsync(second, "countings", new { municipality = "4628", area = Area, from = "2024-01-01" });

        Assert.Equal(["4628"], second.Counted());
        Assert.Equal(0, await EventsAsync(first, "uncounted"));
    }

    [Fact]
    public async Task Of_two_secretariats_that_choose_at_once_one_wins()
    {
        await country.ClusterAsync("Telte før", Area, "2020-01-01", ["4631"]);
        var here = await country.ClusterAsync("Vil telle", Area, "2021-01-01", ["4631"]);
        var there = await country.ClusterAsync("Vil også telle", Area, "2021-01-01", ["4631"]);
        var choice = new { municipality = "4631", area = Area, from = "2023-01-01" };

        var answers = await Task.WhenAll(new[] { here, there, here, there }.Select(cluster =>
            country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/clusters/{cluster.Text("id")}/countings", "\"1\"", choice)));

        Assert.Each(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.PreconditionFailed }));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.PreconditionFailed);
        var counted = new[] { await country.ReadAsync(here), await country.ReadAsync(there) }.SelectMany(cluster => cluster.Counted());
        Assert.Equal(["4631"], counted);
    }

    private Task<long> EventsAsync(JsonElement cluster, string verb) => country.Vest.QueryAsync<long>(
        "select count(*) from platform.outbox where subject = $1 and type = $2", $"clusters/{cluster.Text("id")}", $"no.ksf.registry.cluster.{verb}.v1");
}
