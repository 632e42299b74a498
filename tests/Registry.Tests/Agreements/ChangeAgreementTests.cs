using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Agreements;

/// <summary>An agreement's life: who signs, comes and goes, when it ends, and what the platform refuses.</summary>
public sealed class ChangeAgreementTests(Country country)
{
    private const string Uib = "Universitetet i Bergen";

    private static readonly DateOnly Today = TimeProvider.System.TodayInNorway();

    [Fact]
    public async Task An_agreement_is_signed_joined_left_and_seen_as_of_any_day()
    {
        var uib = await country.PartyAsync(Uib);
        var agreement = await country.SignAsync(new
        {
            name = "Avtale om forskning i prøve",
            from = "2019-01-01",
            areas = new[] { "health-and-care" },
            document = "https://arkiv.example.no/avtale/17",
            sources = new[] { "Saksframlegg 17/2018" },
            parties = new[] { new { party = "4601", signedOn = (string?)"2018-11-20" }, new { party = uib, signedOn = (string?)null } },
        });
        agreement = await country.ChangeAsync(agreement, "accessions", new { party = "4627", signedOn = "2020-03-01" });
        agreement = await country.ChangeAsync(agreement, "withdrawals", new { party = "4627", on = "2022-01-01", reason = "Går sammen med andre." });
        agreement = await country.ChangeAsync(agreement, "accessions", new { party = "4627", signedOn = "2023-05-01" });

        var then = await country.Vest.Anonymous.ReadAsync($"/v1/agreements/{agreement.Text("id")}?on=2019-12-31");
        var between = await country.Vest.Anonymous.ReadAsync($"/v1/agreements/{agreement.Text("id")}?on=2022-06-01");
        var before = await country.Vest.Anonymous.ReadAsync($"/v1/agreements/{agreement.Text("id")}?on=2018-12-31");

        // With the number of that day.
        Assert.Equal(["1201", null], PartiesOf(then).Select(party => party.TextOrNull("number")));
        Assert.Equal(["Bergen", Uib], PartiesOf(between).Select(party => party.Text("name")));
        Assert.Equal(["4601", "4627", null], PartiesOf(agreement).Select(party => party.TextOrNull("number")));
        Assert.Equal(4, agreement.Items("parties").Count);
        Assert.Empty(PartiesOf(before));
        Assert.False(before.GetProperty("inForce").GetBoolean());
        Assert.True(agreement.GetProperty("inForce").GetBoolean());
        Assert.Equal("https://arkiv.example.no/avtale/17", agreement.Text("document"));
        Assert.Equal(["revise", "accede", "withdraw", "finance", "renew", "terminate"], agreement.Texts("actions"));
        Assert.Empty(then.Items("actions"));
    }

    [Fact]
    public async Task Anyone_finds_the_agreements_of_a_party_a_cluster_or_a_day()
    {
        var old = await country.SignAsync("Gammel avtale i Stord", ["4614", "4613"], "2018-01-01", "2021-01-01");
        var present = await country.SignAsync("Ny avtale i Stord", ["4614", "4615"], "2021-01-01");

        Assert.Equal([old.Text("id"), present.Text("id")], await FoundAsync("?party=4614"));
        Assert.Equal([old.Text("id")], await FoundAsync("?party=1221&on=2019-12-31"));
        Assert.Equal([present.Text("id")], await FoundAsync("?party=4614&on=2024-01-01&deployment=vest"));
        Assert.Empty(await FoundAsync("?party=4614&deployment=midt"));
        Assert.Empty(await FoundAsync($"?cluster={Guid.CreateVersion7()}"));
        using var unknown = await country.Vest.Anonymous.AskAsync("/v1/agreements?party=9999");
        Assert.Equal("?party", (await unknown.ProblemAsync(HttpStatusCode.UnprocessableEntity)).OnlyError().Pointer);
        await country.Vest.Anonymous.ReadProblemAsync($"/v1/agreements/{Guid.CreateVersion7()}", HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Five_years_with_sixteen_partners_warn_of_their_end_until_they_are_renewed()
    {
        // KSF Vest's largest cluster had agreements of five years with all 16 partners in 2018. Who they all were is not said; these are examples.
        string[] municipalities = ["4601", "4627", "4626", "4624", "4630", "4631", "4628", "4622", "4623", "4625", "4632"];
        var institutions = (await country.Reader.ReadAllAsync("/v1/parties?kind=university")).Select(party => party.Text("id")).Take(5);
        string[] parties = [.. municipalities, .. institutions];
        var (from, to) = (Today.AddMonths(6).AddYears(-5), Today.AddMonths(6));

        var agreement = await country.SignAsync("Femårig avtale med 16 parter", parties, $"{from:O}", $"{to:O}");
        Assert.Equal(16, PartiesOf(agreement).Count);
        Assert.Equal($"{to.AddMonths(-6):O}", agreement.Text("renewalDue"));
        Assert.True(agreement.GetProperty("renewalIsDue").GetBoolean());
        var lastWeek = await country.Reader.ReadAsync($"/v1/agreements/{agreement.Text("id")}?on={Today.AddDays(-8):O}");
        Assert.False(lastWeek.GetProperty("renewalIsDue").GetBoolean());

        agreement = await country.ChangeAsync(agreement, "renewals", new { to = $"{to.AddYears(5):O}", reason = "Fem nye år." });

        Assert.Equal($"{to.AddYears(5):O}", agreement.Text("to"));
        Assert.False(agreement.GetProperty("renewalIsDue").GetBoolean());
        Assert.Contains($"{to.AddYears(5):dd.MM.yyyy}", await country.RefusedAtAsync("/to", agreement, "renewals", new { to = $"{to:O}" }), StringComparison.Ordinal);
        agreement = await country.ChangeAsync(agreement, "", new { name = "Femårig avtale med 16 parter", warningMonths = 0 });
        Assert.Equal(agreement.Text("to"), agreement.Text("renewalDue"));
    }

    [Fact]
    public async Task One_that_is_terminated_ends_on_the_day_that_notice_was_given_for_and_changes_no_more()
    {
        var agreement = await country.SignAsync("Avtale som sies opp", ["4640", "4641", "4642"], "2020-01-01");
        await country.ConflictAsync("agreement-without-end", agreement, "renewals", new { to = "2030-01-01" });
        await country.RefusedAtAsync("/on", agreement, "termination", new { on = "2020-01-01", reason = "For tidlig." });
        await country.RefusedAtAsync("/reason", agreement, "termination", new { on = "2020-02-01", reason = "" });
        var ahead = Today.AddMonths(3);

        agreement = await country.ChangeAsync(agreement, "termination", new { on = $"{ahead:O}", reason = "Pengene er slutt." });

        Assert.Equal("terminated", agreement.Text("status"));
        Assert.Equal($"{ahead:O}", agreement.Text("to"));
        Assert.True(agreement.GetProperty("inForce").GetBoolean());
        Assert.Null(agreement.TextOrNull("renewalDue"));
        Assert.Equal(["revise"], agreement.Texts("actions"));
        await country.ConflictAsync("not-open", agreement, "accessions", new { party = "4643", signedOn = "2021-01-01" });
    }

    [Fact]
    public async Task What_stands_in_the_way_is_named()
    {
        var agreement = await country.SignAsync("Avtale med regler", ["4644", "4645"], "2022-01-01", "2026-01-01");
        object Signed(params object[] parties) => new { name = "Avtale som ikke blir av", from = "2022-01-01", to = "2026-01-01", parties };

        await SigningRefusedAsync("/parties", Signed(new { party = "4644" }));
        await SigningRefusedAsync("/parties/1", new { name = "Ingen", from = "2022-01-01", parties = new[] { new { party = "4644" }, null } });
        await SigningRefusedAsync("/parties/1/party", Signed(new { party = "4644" }, new { party = "9999" }));
        await SigningRefusedAsync("/parties/1/party", Signed(new { party = "4644" }, new { party = "4644" }));
        await SigningRefusedAsync("/parties/1/party", Signed(new { party = "4644" }, new { party = $"{Guid.CreateVersion7()}" }));
        await SigningRefusedAsync("/parties/1/signedOn", Signed(new { party = "4644" }, new { party = "4645", signedOn = "2199-01-01" }));
        await SigningRefusedAsync("/parties/1/signedOn", Signed(new { party = "4644" }, new { party = "4645", signedOn = "2026-01-01" }));
        await SigningRefusedAsync("/to", new { name = "Baklengs", from = "2022-01-01", to = "2022-01-01", parties = new[] { new { party = "4644" }, new { party = "4645" } } });
        await SigningRefusedAsync("/document", new { name = "Uten lås", from = "2022-01-01", document = "http://usikker.no", parties = new[] { new { party = "4644" }, new { party = "4645" } } });
        await SigningRefusedAsync("/warningMonths", new { name = "Varsel", from = "2022-01-01", warningMonths = 37, parties = new[] { new { party = "4644" }, new { party = "4645" } } });
        await SigningRefusedAsync("/cluster", new { name = "Klynge", from = "2022-01-01", cluster = Guid.CreateVersion7(), parties = new[] { new { party = "4644" }, new { party = "4645" } } });
        await country.RefusedAtAsync("/party", agreement, "accessions", new { party = "9999", signedOn = "2023-01-01" });
        await country.RefusedAtAsync("/signedOn", agreement, "accessions", new { party = "4646", signedOn = "2026-01-01" });
        await country.RefusedAtAsync("/signedOn", agreement, "accessions", new { party = "4646", signedOn = "2199-01-01" });
        await country.RefusedAtAsync("/on", agreement, "withdrawals", new { party = "4645", on = "2022-01-01" });
        await country.RefusedAtAsync("/on", agreement, "withdrawals", new { party = "4645", on = "2026-01-01" });

        var twice = await country.ConflictAsync("already-a-party", agreement, "accessions", new { party = "4645", signedOn = "2023-01-01" });
        Assert.Equal(agreement.Items("parties")[1].Text("partyId"), twice.Text("conflictingId"));
        await country.ConflictAsync("not-a-party", agreement, "withdrawals", new { party = "4646", on = "2023-01-01" });
        await country.ConflictAsync("too-few-parties", agreement, "withdrawals", new { party = "4645", on = "2023-01-01" });
        using var again = await country.Secretariat.CreateAsync("/v1/agreements", new { name = "AVTALE MED REGLER", from = "2022-01-01", parties = new[] { new { party = "4644" }, new { party = "4645" } } });
        Assert.Equal(agreement.Text("id"), (await again.ProblemAsync(HttpStatusCode.Conflict, "agreement-name-taken")).Text("conflictingId"));
        var other = await country.SignAsync("Avtale med annet navn", ["4644", "4645"], "2022-01-01");
        await country.ConflictAsync("agreement-name-taken", other, "", new { name = "Avtale med regler" });
    }

    [Fact]
    public async Task Who_may_not_and_what_was_changed_in_between_is_refused_and_a_dry_run_leaves_nothing()
    {
        var body = new { name = "Avtale på prøve", from = "2024-01-01", parties = new[] { new { party = "4601" }, new { party = "4627" } } };
        using var stranger = await country.Reader.CreateAsync("/v1/agreements", body);
        await stranger.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        using var dry = await country.Secretariat.CreateAsync("/v1/agreements?dryRun=true", body);
        Assert.Equal("Avtale på prøve", (await dry.JsonAsync()).Text("name"));
        Assert.DoesNotContain(await country.Reader.ReadAllAsync("/v1/agreements"), agreement => agreement.Text("name") == "Avtale på prøve");

        var signed = await country.SignAsync(body);
        using var neighbour = await country.Vest.SignInAsync("midt-sekretariat", ServiceDefaults.Access.Roles.RegionalSecretariat, StableId.OfDeployment("midt"));
        using var foreign = await neighbour.ChangeAsync(
            HttpMethod.Post, $"/v1/agreements/{signed.Text("id")}/accessions", "\"1\"", new { party = "4626", signedOn = "2024-02-01" });
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await country.ChangeAsync(signed, "accessions", new { party = "4626", signedOn = "2024-02-01" });
        using var late = await country.Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/agreements/{signed.Text("id")}/accessions", "\"1\"", new { party = "4624", signedOn = "2024-02-01" });

        await late.ProblemAsync(HttpStatusCode.PreconditionFailed, "version-outdated");
        Assert.Equal(1L, await country.Vest.QueryAsync<long>(
            "select count(*) from platform.audit where subject = $1 and action = 'agreement.accede' and actor_id is not null", $"agreements/{signed.Text("id")}"));
    }

    [Fact]
    public async Task Of_two_secretariats_that_register_the_same_agreement_one_is_told_of_the_other()
    {
        var body = new { name = "Avtale registrert av to", from = "2024-01-01", parties = new[] { new { party = "4601" }, new { party = "4627" } } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => country.Secretariat.CreateAsync("/v1/agreements", body)));

        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, 3)], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task An_agreement_with_an_institution_stands_for_a_research_partner_while_it_is_in_force()
    {
        // FOUSAM has no common agreement with institutions: its cluster needs another ground.
        using var proposed = await country.Secretariat.CreateAsync("/v1/clusters/proposals", new { name = "Klynge med avtale" });
        var cluster = await proposed.JsonAsync(HttpStatusCode.Created);
        using var joined = await ClusterAsync(cluster, "participations", new { party = "4647", role = "member", from = "2024-01-01" });
        await joined.JsonAsync();
        using var without = await ClusterAsync(cluster, "establishment", new { foundedOn = "2024-01-01" });
        await without.ProblemAsync(HttpStatusCode.Conflict, "research-partner-missing");
        var uib = await country.PartyAsync(Uib);
        await country.SignAsync(new { name = "Avtale som er over", from = "2020-01-01", to = "2023-01-01", cluster = cluster.Text("id"), parties = new[] { new { party = "4647" }, new { party = uib } } });
        using var lapsed = await ClusterAsync(cluster, "establishment", new { foundedOn = "2024-01-01" });
        await lapsed.ProblemAsync(HttpStatusCode.Conflict, "research-partner-missing");

        await country.SignAsync(new { name = "Avtale som gjelder", from = "2024-01-01", cluster = cluster.Text("id"), parties = new[] { new { party = "4647" }, new { party = uib } } });
        using var established = await ClusterAsync(cluster, "establishment", new { foundedOn = "2024-01-01" });

        Assert.Equal("established", (await established.JsonAsync()).Text("status"));
        Assert.Equal(2, (await FoundAsync($"?cluster={cluster.Text("id")}")).Count);
    }

    [Fact]
    public async Task The_nation_has_a_copy_and_registers_no_agreement_about_a_regions_cluster()
    {
        using var founded = await country.Secretariat.CreateAsync("/v1/clusters", new { name = "Klynge for kopi", foundedOn = "2022-01-01", members = new[] { "4648" }, waiver = "Kommer." });
        var cluster = await founded.JsonAsync(HttpStatusCode.Created);
        var agreement = await country.SignAsync(new { name = "Avtale for kopi", from = "2022-01-01", to = "2027-01-01", cluster = cluster.Text("id"), areas = new[] { "school" }, parties = new[] { new { party = "4648" }, new { party = "4649" } } });
        agreement = await country.ChangeAsync(agreement, "financing-keys", new
        {
            fromYear = 2022,
            toYear = 2024,
            sum = 100,
            method = "percent",
            shares = new[] { new { party = "4648", kind = "cash", percent = 33.3333 }, new { party = "4649", kind = "in-kind", percent = 66.6667 } },
        });

        await Country.CarryAsync(country.Vest, country.Nation);
        var copy = await Poll.UntilAsync(
            () => country.Nation.Anonymous.ReadAllAsync("/v1/agreements?deployment=vest"),
            agreements => agreements.Exists(other => other.Text("id") == agreement.Text("id") && other.Items("financingKeys").Count == 1), TimeSpan.FromSeconds(20));
        Assert.Equal(Without(agreement, "actions"), Without(copy.Single(other => other.Text("id") == agreement.Text("id")), "actions"));

        var ks = await country.Nation.SignInAsync("ks", ServiceDefaults.Access.Roles.NationalSecretariat, StableId.OfDeployment("nasjonal"));
        using var refused = await ks.CreateAsync("/v1/agreements", new { name = "Nasjonal avtale", from = "2022-01-01", cluster = cluster.Text("id"), parties = new[] { new { party = "0301" }, new { party = "4601" } } });
        var error = (await refused.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError();
        Assert.Equal("/cluster", error.Pointer);
        Assert.Contains("«vest»", error.Detail, StringComparison.Ordinal);
    }

    private async Task SigningRefusedAsync(string pointer, object body)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/agreements", body);
        Assert.Equal(pointer, (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError().Pointer);
    }

    private async Task<HttpResponseMessage> ClusterAsync(JsonElement cluster, string path, object body)
    {
        using var now = await country.Reader.AskAsync($"/v1/clusters/{cluster.Text("id")}");
        return await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/clusters/{cluster.Text("id")}/{path}", now.Headers.ETag!.Tag, body);
    }

    private async Task<List<string>> FoundAsync(string query) =>
        (await country.Vest.Anonymous.ReadAllAsync($"/v1/agreements{query}", pageSize: 1)).ConvertAll(agreement => agreement.Text("id"));

    private static List<JsonElement> PartiesOf(JsonElement agreement) =>
        [.. agreement.Items("parties").Where(party => party.GetProperty("isParty").GetBoolean())];

    private static string Without(JsonElement json, string property) => JsonSerializer.Serialize(
        json.EnumerateObject().Where(member => member.Name != property).ToDictionary(member => member.Name, member => member.Value));
}
