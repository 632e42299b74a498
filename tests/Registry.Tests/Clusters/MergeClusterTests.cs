using System.Net;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>A cluster that is carried on by another.</summary>
public sealed class MergeClusterTests(Country country)
{
    private const string Area = "planning-and-environment";

    [Fact]
    public async Task Everybody_takes_the_same_part_in_the_successor_once_and_history_stays()
    {
        var old = await country.ClusterAsync("Går inn", Area, "2018-01-01", ["4601", "4627", "4628"], engines: ["4601"]);
        var into = await country.ClusterAsync("Fortsetter", Area, "2020-01-01", ["4627", "4630"]);
        using var bodyAnswer = await country.Secretariat.CreateAsync("/v1/bodies", new { owner = old.Text("id"), name = "Utvalget i Går inn", kind = "working-committee" });
        await bodyAnswer.JsonAsync(HttpStatusCode.Created);
        var merger = new { into = into.Text("id"), on = "2024-07-01", reason = "Ett samarbeid er nok." };

        using var tried = await country.TryWithClusterAsync(old, "merger", merger, "?dryRun=true");
        Assert.Equal(["Utvalget i Går inn"], (await tried.JsonAsync()).Items("unsettled").Select(left => left.Text("name")));
        old = await country.WithClusterAsync(old, "merger", merger);

        Assert.Equal(("merged", "2024-07-01", "fortsetter"), (old.Text("status"), old.Text("endsOn"), old.GetProperty("mergedInto").Text("slug")));
        Assert.Equal([("body", "Utvalget i Går inn")], old.Items("unsettled").Select(left => (left.Text("kind"), left.Text("name"))));
        Assert.Empty(old.Items("actions"));
        Assert.Equal(["4601", "4627", "4628"], (await country.ReadAsync(old, "2024-06-30")).Members());
        into = await country.ReadAsync(into);
        Assert.Equal(["4601", "4627", "4628", "4630"], into.Members());
        // The one that was counted in the old is counted in the new, and the engine is only a member.
        Assert.Equal(["4601", "4627", "4628", "4630"], into.Counted());
        Assert.Empty(into.With("engine", "2024-07-01"));
        Assert.Equal(["4627", "4630"], (await country.ReadAsync(into, "2024-06-30")).Members());
        Assert.Equal(["4630"], (await country.ReadAsync(into, "2024-06-30")).Counted());
    }

    [Fact]
    public async Task An_engine_stays_one_when_the_request_says_so()
    {
        var old = await country.ClusterAsync("Går inn med motor", Area, "2018-01-01", ["4640"], engines: ["4640"]);
        var into = await country.ClusterAsync("Fortsetter med motor", Area, "2020-01-01", ["4641"]);

        await country.WithClusterAsync(old, "merger", new { into = into.Text("id"), on = "2024-07-01", reason = "Sammen.", keepEngines = true });

        Assert.Equal(["4640"], (await country.ReadAsync(into)).With("engine", "2024-07-01"));
    }

    [Fact]
    public async Task A_merger_ahead_shows_on_its_day_and_can_be_called_off()
    {
        var old = await country.ClusterAsync("Går inn siden", Area, "2018-01-01", ["4642", "4643"], engines: ["4642"]);
        var into = await country.ClusterAsync("Fortsetter siden", Area, "2020-01-01", ["4643", "4644"]);
        var (day, before) = (ClusterSteps.InDays(40), ClusterSteps.InDays(39));

        old = await country.WithClusterAsync(old, "merger", new { into = into.Text("id"), on = day, reason = "Fra nyttår." });

        Assert.Equal(("established", day), (old.Text("status"), old.Text("endsOn")));
        Assert.Equal(["4642", "4643"], old.Members());
        Assert.Equal("merged", (await country.ReadAsync(old, day)).Text("status"));
        Assert.Equal(["4642", "4643", "4644"], (await country.ReadAsync(into, day)).Members());
        Assert.Equal(["4642", "4643", "4644"], (await country.ReadAsync(into, day)).Counted());
        Assert.Equal(["4643", "4644"], (await country.ReadAsync(into, before)).Members());
        using var other = await country.TryWithClusterAsync(old, "dissolution", new { on = before, reason = "Likevel." });
        await other.ProblemAsync(HttpStatusCode.Conflict, "cluster-end-set");
        await country.RefusedOfClusterAsync(old, "participations", new { party = "4645", role = "member", from = day }, "/from");

        var ahead = old.Items("ahead").Single();
        Assert.Equal(("merge", day), (ahead.Text("kind"), ahead.Text("on")));
        old = await country.WithClusterAsync(old, "recalls", new { change = ahead.Text("key"), reason = "Utsatt." });

        Assert.Empty(old.Items("ahead"));
        Assert.True(old.IsNull("endsOn"));
        Assert.Equal(["4642", "4643"], old.Counted());
        Assert.Equal(["4642"], old.With("engine", before));
        into = await country.ReadAsync(into);
        Assert.Equal(["4643", "4644"], into.Members());
        Assert.Equal(["4644"], into.Counted());
        Assert.Equal(2, into.Items("participations").Count);
    }

    [Fact]
    public async Task It_cannot_be_merged_into_itself_or_into_one_that_is_gone()
    {
        var old = await country.ClusterAsync("Går ingen steder", Area, "2018-01-01", ["4646"]);
        var gone = await country.ClusterAsync("Borte", Area, "2018-01-01", ["4647"]);
        await country.WithClusterAsync(gone, "dissolution", new { on = "2020-01-01", reason = "Slutt." });

        foreach (var into in (string[])[old.Text("id"), gone.Text("id"), "0192f000-0000-7000-8000-00000000000f"])
            await country.RefusedOfClusterAsync(old, "merger", new { into, on = "2024-01-01", reason = "Sammen." }, "/into");
        await country.RefusedOfClusterAsync(old, "merger", new { into = gone.Text("id"), on = "2018-01-01", reason = "Sammen." }, "/on");
    }
}
