using System.Net;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>The plans in which municipalities and bodies have said that they take part.</summary>
public sealed class AnchoringTests(Country country)
{
    [Fact]
    public async Task A_plan_anchors_the_municipality_that_adopted_it()
    {
        var cluster = await country.ClusterAsync("Forankres", "social-services", "2020-01-01", ["4601", "4627"]);
        using var answer = await country.Secretariat.CreateAsync("/v1/bodies", new { owner = cluster.Text("id"), name = "Rådet i Forankres", kind = "other" });
        var body = await answer.JsonAsync(HttpStatusCode.Created);
        var plan = new { title = "Kommunedelplan for helse", adoptedBy = "4601", adoptedOn = "2023-03-01", link = "https://plan.example/helse" };

        cluster = await country.WithClusterAsync(cluster, "plans", plan);
        cluster = await country.WithClusterAsync(cluster, "plans", new { title = "Strategi", adoptedBy = body.Text("id"), adoptedOn = "2022-01-01" });

        Assert.Equal(
            [("Strategi", "Rådet i Forankres"), ("Kommunedelplan for helse", "Bergen")], cluster.Items("plans").Select(one => (one.Text("title"), one.GetProperty("adoptedBy").Text("name"))));
        Assert.Equal([("4601", true), ("4627", false)], cluster.Items("members").Select(member => (member.Text("number"), member.GetProperty("anchored").GetBoolean())));
        Assert.Each((await country.ReadAsync(cluster, "2023-02-28")).Items("members"), member => Assert.False(member.GetProperty("anchored").GetBoolean()));
        using var twice = await country.TryWithClusterAsync(cluster, "plans", plan);
        await twice.ProblemAsync(HttpStatusCode.Conflict, "plan-already-registered");
        await Country.CarryAsync(country.Vest, country.Nation);
        await Poll.UntilAsync(
            () => country.Nation.With("leser").ReadAllAsync("/v1/clusters?deployment=vest"),
            copies => copies.Exists(copy => copy.Text("id") == cluster.Text("id") && copy.Items("plans").Count == 2), TimeSpan.FromSeconds(20));

        cluster = await country.WithClusterAsync(cluster, "plan-removals", new { plan = cluster.Items("plans").Last().Text("id"), reason = "Ny plan er vedtatt." });

        Assert.Equal(["Strategi"], cluster.Items("plans").Select(one => one.Text("title")));
        Assert.Each(cluster.Items("members"), member => Assert.False(member.GetProperty("anchored").GetBoolean()));
    }

    [Fact]
    public async Task A_plan_of_somebody_else_or_of_tomorrow_is_refused()
    {
        var cluster = await country.ClusterAsync("Forankres ikke", "social-services", "2020-01-01", ["4628"]);

        await country.RefusedOfClusterAsync(cluster, "plans", new { title = "Plan", adoptedBy = "4627", adoptedOn = "2023-03-01" }, "/adoptedBy");
        await country.RefusedOfClusterAsync(cluster, "plans", new { title = "Plan", adoptedBy = "9999", adoptedOn = "2023-03-01" }, "/adoptedBy");
        await country.RefusedOfClusterAsync(cluster, "plans", new { title = "Plan", adoptedBy = "4628", adoptedOn = ClusterSteps.InDays(3) }, "/adoptedOn");
        await country.RefusedOfClusterAsync(cluster, "plans", new { title = "Plan", adoptedBy = "4628", adoptedOn = "2023-03-01", link = "ftp://plan" }, "/link");
        await country.RefusedOfClusterAsync(cluster, "plan-removals", new { plan = "0192f000-0000-7000-8000-00000000000f", reason = "Feil." }, "/plan");
    }
}
