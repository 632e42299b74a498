using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.TestKit;
using Npgsql;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>A cluster's life: who comes and goes, what it is in each period, and what the platform refuses.</summary>
public sealed class ChangeClusterTests(Country country)
{
    private const string Uib = "Universitetet i Bergen", Fonna = "Helse Fonna HF";

    [Fact]
    public async Task One_cluster_is_two_dated_states()
    {
        var cluster = await FoundAsync("Kunnskapskommunen i prøve", "2015-01-01", ["4601", "4627", "4628"], engine: "4601", partners: [await PartyAsync(Uib)]);
        cluster = await ChangeAsync(cluster, "departures", new { party = "4628", on = "2020-06-01", reason = "Samarbeider med Hardanger." });
        cluster = await ChangeAsync(cluster, "participations", new { party = "4630", role = "member", from = "2021-06-01" });

        var then = await country.Reader.ReadAsync($"/v1/clusters/{cluster.Text("id")}?on=2019-12-31");
        var between = await country.Reader.ReadAsync($"/v1/clusters/{cluster.Text("id")}?on=2020-12-31");
        // With the numbers of that day.
        Assert.Equal(["1201", "1247", "1251"], Members(then));
        Assert.Equal(["4601", "4627"], Members(between));
        Assert.Equal(["4601", "4627", "4630"], Members(cluster));
        Assert.Equal("kunnskapskommunen-i-prove", cluster.Text("slug"));
        Assert.Equal(cluster.Text("id"), (await country.Reader.ReadAsync("/v1/clusters/kunnskapskommunen-i-prove")).Text("id"));

        await Country.CarryAsync(country.Vest, country.Nation);
        var copy = await Poll.UntilAsync(
            () => country.Nation.With("leser").ReadAllAsync("/v1/clusters?deployment=vest"),
            clusters => clusters.Exists(other => other.Text("id") == cluster.Text("id") && Members(other).Contains("4630")), TimeSpan.FromSeconds(20));
        Assert.Equal(
            Without(cluster, "actions"), Without(copy.Single(other => other.Text("id") == cluster.Text("id")), "actions"));
    }

    [Fact]
    public async Task A_cluster_grows_from_an_idea_to_its_end()
    {
        using var proposed = await country.Secretariat.CreateAsync("/v1/clusters/proposals", new { name = "Klynge i emning", areas = new[] { "health-and-care" } });
        var cluster = await proposed.JsonAsync(HttpStatusCode.Created);
        Assert.Equal("idea", cluster.Text("status"));
        Assert.Equal(["mobilise", "establish", "revise", "join", "leave", "count", "call-off", "adopt-form", "check-clauses", "anchor", "remove-plan", "merge", "dissolve"], cluster.Items("actions").Select(action => action.GetString()));

        cluster = await ChangeAsync(cluster, "mobilisation", new { });
        using var alone = await TryAsync(cluster, "establishment", new { foundedOn = "2024-05-01" });
        await alone.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields");
        cluster = await ChangeAsync(cluster, "participations", new { party = "4624", role = "member", from = "2024-02-01" });
        using var without = await TryAsync(cluster, "establishment", new { foundedOn = "2024-02-01" });
        await without.ProblemAsync(HttpStatusCode.Conflict, "research-partner-missing");
        cluster = await ChangeAsync(cluster, "participations", new { party = await PartyAsync(Fonna), role = "partner", from = "2024-02-01" });
        cluster = await ChangeAsync(cluster, "establishment", new { foundedOn = "2024-02-01" });
        Assert.Equal("established", cluster.Text("status"));
        cluster = await ChangeAsync(cluster, "rest", new { reason = "Pengene er slutt." });
        Assert.Equal("dormant", cluster.Text("status"));
        cluster = await ChangeAsync(cluster, "establishment", new { });
        cluster = await ChangeAsync(cluster, "dissolution", new { on = "2025-01-01", reason = "Går inn i en annen klynge." });

        Assert.Equal("dissolved", cluster.Text("status"));
        Assert.Empty(cluster.Items("members"));
        Assert.Equal(["4624"], Members(await country.Reader.ReadAsync($"/v1/clusters/{cluster.Text("id")}?on=2024-12-31")));
        using var late = await TryAsync(cluster, "participations", new { party = "4626", role = "member", from = "2025-02-01" });
        await late.ProblemAsync(HttpStatusCode.Conflict, "not-open");
    }

    [Fact]
    public async Task What_stands_in_the_way_is_named()
    {
        var cluster = await FoundAsync("Klynge med regler", "2022-01-01", ["4642", "4643"], engine: "4642");
        var party = await PartyAsync(Uib);

        async Task RefusedAsync(string path, object body, string pointer)
        {
            using var answer = await TryAsync(cluster, path, body);
            Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys);
        }

        await RefusedAsync("participations", new { party = "9999", role = "member", from = "2023-01-01" }, "/party");
        await RefusedAsync("participations", new { party = "5001", role = "member", from = "2023-01-01" }, "/party");
        await RefusedAsync("participations", new { party = "4644", role = "engine", from = "2023-01-01" }, "/party");
        await RefusedAsync("participations", new { party = "4644", role = "partner", from = "2023-01-01" }, "/role");
        await RefusedAsync("participations", new { party, role = "member", from = "2023-01-01" }, "/role");
        await RefusedAsync("participations", new { party = "4644", role = "member", from = "2021-12-31" }, "/from");
        await RefusedAsync("participations", new { party = "4644", role = "member", from = "2199-01-01" }, "/from");
        await RefusedAsync("departures", new { party = "4643", on = "2022-01-01" }, "/on");
        using var twice = await TryAsync(cluster, "participations", new { party = "4643", role = "member", from = "2023-01-01" });
        using var stranger = await TryAsync(cluster, "departures", new { party = "4644", on = "2023-01-01" });

        Assert.NotEmpty((await twice.ProblemAsync(HttpStatusCode.Conflict, "already-takes-part")).Text("conflictingId"));
        await stranger.ProblemAsync(HttpStatusCode.Conflict, "takes-no-part");
    }

    [Fact]
    public async Task A_member_that_leaves_is_no_engine_either_and_a_number_that_is_gone_leaves_by_its_id()
    {
        var cluster = await FoundAsync("Klynge uten motor", "2022-01-01", ["4645", "4646"], engine: "4645");
        var id = cluster.Items("members").Single(member => member.Text("number") == "4645").Text("id");

        cluster = await ChangeAsync(cluster, "departures", new { party = id, on = "2023-01-01", role = "member" });

        Assert.Equal(["4646"], Members(cluster));
        Assert.Each(cluster.Items("participations").Where(part => part.Text("partyId") == id), part => Assert.Equal("2023-01-01", part.Text("to")));
    }

    [Fact]
    public async Task A_municipality_is_counted_once_in_an_area_whoever_writes()
    {
        var first = await FoundAsync("Teller først", "2020-01-01", ["4651"]);
        var second = await FoundAsync("Teller ikke", "2021-01-01", ["4651", "4649"]);
        Assert.True(first.Items("members").Single().GetProperty("primary").GetBoolean());
        Assert.Equal(["4649"], second.Items("members").Where(member => member.GetProperty("primary").GetBoolean()).Select(member => member.Text("number")));
        var municipality = first.Items("members").Single().Text("id");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => country.Vest.QueryAsync<int>(
            "insert into cluster_primaries (cluster_id, municipality_id, area, valid_from, is_own) values ($1, $2, 'health-and-care', '2022-01-01', true)",
            Guid.Parse(second.Text("id")), Guid.Parse(municipality)));

        Assert.Equal(PostgresErrorCodes.ExclusionViolation, refused.SqlState);
        // Another area is another count.
        using var school = await country.Secretariat.ChangeAsync(
            HttpMethod.Put, $"/v1/clusters/{second.Text("id")}", "\"1\"", new { name = "Teller skole", foundedOn = "2021-01-01", areas = new[] { "school" } });
        Assert.Equal(["4649", "4651"], (await school.JsonAsync()).Items("members").Where(member => member.GetProperty("primary").GetBoolean()).Select(member => member.Text("number")));
    }

    [Fact]
    public async Task Of_two_secretariats_that_let_the_same_municipality_join_one_is_told_why()
    {
        var cluster = await FoundAsync("Klynge for to", "2022-01-01", ["4640"]);
        var join = new { party = "4641", role = "member", from = "2023-01-01" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => country.Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/clusters/{cluster.Text("id")}/participations", "\"1\"", join)));

        Assert.Equal(
            [HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 3)], answers.Select(answer => answer.StatusCode).Order());
    }

    private async Task<JsonElement> FoundAsync(string name, string foundedOn, string[] members, string? engine = null, string[]? partners = null)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/clusters", new
        {
            name,
            foundedOn,
            members,
            engines = engine is null ? [] : new[] { engine },
            partners = partners ?? [],
            areas = new[] { "health-and-care" },
            waiver = partners is null ? "Partnere kommer senere." : null,
        });
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    private async Task<HttpResponseMessage> TryAsync(JsonElement cluster, string path, object body)
    {
        using var now = await country.Reader.AskAsync($"/v1/clusters/{cluster.Text("id")}");
        return await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/clusters/{cluster.Text("id")}/{path}", now.Headers.ETag!.Tag, body);
    }

    private async Task<JsonElement> ChangeAsync(JsonElement cluster, string path, object body)
    {
        using var answer = await TryAsync(cluster, path, body);
        return await answer.JsonAsync();
    }

    private async Task<string> PartyAsync(string name) =>
        (await country.Reader.ReadAllAsync("/v1/parties")).Single(party => party.Text("name") == name).Text("id");

    private static IEnumerable<string> Members(JsonElement cluster) => cluster.Items("members").Select(member => member.Text("number"));

    private static string Without(JsonElement json, string property) => JsonSerializer.Serialize(
        json.EnumerateObject().Where(member => member.Name != property).ToDictionary(member => member.Name, member => member.Value));
}
