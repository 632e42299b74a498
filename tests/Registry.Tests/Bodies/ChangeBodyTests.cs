using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Bodies;

/// <summary>A body's life: what it belongs to, its seats over time, its rules, and how it ends.</summary>
public sealed class ChangeBodyTests(Country country)
{
    [Fact]
    public async Task The_secretariat_registers_a_body_anyone_reads_it_and_the_nation_hears_of_it()
    {
        var body = await country.BodyAsync(
            "Samarbeidsorgan i prøve", [new { kind = "municipal", count = 2, appointedBy = "4601" }, new { kind = "research", leads = true, note = "Ett av universitetene" }],
            BodySteps.TwoReadings, [BodySteps.Majority]);
        var committee = await country.BodyAsync("Arbeidsutvalg i prøve", owner: body.Text("id"));

        Assert.Equal("samarbeidsorgan-i-prove", body.Text("slug"));
        Assert.Equal("KSF Vest", body.GetProperty("owner").Text("name"));
        Assert.Equal("Samarbeidsorgan i prøve", committee.GetProperty("owner").Text("name"));
        Assert.Equal(["municipal", "municipal", "research"], body.Items("seats").Select(seat => seat.Text("kind")));
        Assert.Equal("4601 Bergen", $"{body.Items("seats")[0].GetProperty("appointedBy").Text("number")} {body.Items("seats")[0].GetProperty("appointedBy").Text("name")}");
        Assert.Equal(body.Items("seats")[2].Text("id"), body.Text("leaderSeat"));
        Assert.Equal(
            ["revise", "add-seats", "close-seat", "appoint", "consent", "vacate", "adopt-mandate", "lapse-mandate", "waive-rule", "dissolve"], body.Texts("actions"));
        var anyone = await country.Vest.Anonymous.ReadAsync("/v1/bodies/samarbeidsorgan-i-prove");
        Assert.Equal(body.Text("id"), anyone.Text("id"));
        Assert.Empty(anyone.Items("actions"));
        Assert.Equal(
            [committee.Text("id")], (await country.Vest.Anonymous.ReadAllAsync($"/v1/bodies?owner={body.Text("id")}")).Select(other => other.Text("id")));
        Assert.Contains(body.Text("id"), (await country.Vest.Anonymous.ReadAllAsync("/v1/bodies?owner=vest&deployment=vest", pageSize: 1)).Select(other => other.Text("id")));
        Assert.Equal(1L, await country.Vest.QueryAsync<long>("select count(*) from platform.audit where subject = $1 and action = 'body.create' and actor_id is not null", $"bodies/{body.Text("id")}"));

        await Country.CarryAsync(country.Vest, country.Nation);
        var copies = await Poll.UntilAsync(
            () => country.Nation.Anonymous.ReadAllAsync("/v1/bodies?deployment=vest"),
            bodies => bodies.Exists(other => other.Text("id") == committee.Text("id")), TimeSpan.FromSeconds(20));
        Assert.Equal(anyone.GetRawText(), copies.Single(other => other.Text("id") == body.Text("id")).GetRawText());
    }

    [Fact]
    public async Task A_body_of_a_cluster_belongs_to_it_and_what_belongs_elsewhere_is_refused()
    {
        using var proposed = await country.Secretariat.CreateAsync("/v1/clusters/proposals", new { name = "Klynge med styringsgruppe" });
        var cluster = (await proposed.JsonAsync(HttpStatusCode.Created)).Text("id");

        var group = await country.BodyAsync("Styringsgruppe i prøve", owner: cluster);
        using var nowhere = await country.Secretariat.CreateAsync("/v1/bodies", new { owner = "midt", name = "I en annen region", kind = "other", secretariat = "9999" });
        using var taken = await country.Secretariat.CreateAsync("/v1/bodies", new { owner = "vest", name = "STYRINGSGRUPPE  i Prøve", kind = "other" });
        using var reader = await country.Reader.CreateAsync("/v1/bodies", new { owner = "vest", name = "Uten lov", kind = "other" });

        Assert.Equal("Klynge med styringsgruppe", group.GetProperty("owner").Text("name"));
        Assert.Equal(["/owner", "/secretariat"], (await nowhere.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys);
        Assert.Equal(group.Text("id"), (await taken.ProblemAsync(HttpStatusCode.Conflict, "body-name-taken")).Text("conflictingId"));
        await reader.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task What_is_wrong_with_seats_readings_and_rules_is_said_at_each_of_them()
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/bodies", new
        {
            owner = "vest",
            name = "Organ med feil",
            kind = "other",
            seats = new object[] { new { count = 21 }, new { kind = "municipal", from = "2024-01-01", to = "2024-01-01" }, new { kind = "municipal", count = 2, leads = true } },
            readings = new object[] { new { key = "Alle!", name = "Alle", municipalSide = new[] { "municipal" }, otherSide = new[] { "municipal" } } },
            rules = new object[] { new { key = "a", strength = "hard", measure = "seats", text = "Ingen grenser." }, new { key = "b", strength = "soft", measure = "majority", minimum = 101, text = "For mye." } },
        });
        using var keys = await country.Secretariat.CreateAsync("/v1/bodies", new
        {
            owner = "vest",
            name = "Organ med nøkler",
            kind = "other",
            seats = new object[] { new { kind = "municipal" } },
            readings = BodySteps.TwoReadings.Append(BodySteps.TwoReadings[0]),
            rules = new object[] { BodySteps.Majority, BodySteps.Majority, new { key = "c", strength = "hard", measure = "majority", text = "En tredje.", readings = new[] { "third" } } },
        });
        using var uncounted = await country.Secretariat.CreateAsync("/v1/bodies", new { owner = "vest", name = "Uten lesemåte", kind = "other", rules = new[] { BodySteps.Majority } });

        Assert.Equal(
            ["/readings/0/key", "/readings/0/otherSide", "/rules/0/minimum", "/rules/1/minimum", "/seats/0/count", "/seats/0/kind", "/seats/1/to", "/seats/2/leads"],
            (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["/readings/2/key", "/rules/1/key", "/rules/2/readings/0"],
            (await keys.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys.Order(StringComparer.Ordinal));
        Assert.Equal("/rules/0/readings", (await uncounted.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError().Pointer);
    }

    [Fact]
    public async Task Findings_are_those_of_the_day_before_and_after_a_seat_was_added()
    {
        var body = await country.BodyAsync("Organ som vokser", [new { kind = "municipal", count = 3 }, new { kind = "research", count = 2 }], BodySteps.TwoReadings, [BodySteps.Majority]);
        body = await country.ChangeAsync(body, "/seats", new { seats = new[] { new { kind = "user-organisation", count = 2, from = "2024-06-01" } } });

        var before = await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2024-05-31");
        Assert.Equal(5, before.Items("seats").Count);
        Assert.Equal("holds 3 2", Read(before, "everybody"));
        Assert.Equal("broken 3 4", Read(body, "everybody"));
        Assert.Equal("holds 3 2", Read(body, "ks-with-municipalities"));
        Assert.Equal("Kommunene har 3 av 7 stemmer. Det er ikke flertall.", body.Finding("majority", "everybody").Text("sentence"));
        using var english = await country.Reader.AskAsync($"/v1/bodies/{body.Text("id")}", language: "en");
        Assert.Equal("The municipalities have 3 of 7 votes. That is no majority.", (await english.JsonAsync()).Finding("majority", "everybody").Text("sentence"));
        await country.Reader.ReadProblemAsync($"/v1/bodies/{body.Text("id")}?on=2016-12-31", HttpStatusCode.UnprocessableEntity);
        await country.Reader.ReadProblemAsync("/v1/bodies/finnes-ikke", HttpStatusCode.NotFound);

        static string Read(JsonElement body, string reading) =>
            $"{body.Finding("majority", reading).Text("outcome")} {body.Finding("majority", reading).Tally("counted")} {body.Finding("majority", reading).Tally("others")}";
    }

    [Fact]
    public async Task A_revised_body_is_judged_by_its_new_rules_and_a_trial_leaves_nothing_behind()
    {
        var body = await country.BodyAsync("Organ som endres", [new { kind = "municipal", count = 2 }], BodySteps.TwoReadings, [BodySteps.Majority]);
        var revised = new
        {
            name = "Organ som er endret",
            kind = "steering-group",
            secretariat = "4601",
            leaderSeat = body.Items("seats")[0].Text("id"),
            foundedOn = "2020-01-01",
            rules = new object[] { new { key = "few", strength = "soft", measure = "seats", maximum = 1, text = "Høyst én plass." } },
        };

        using var trial = await country.TryAsync(body, "", revised, "?dryRun=true", HttpMethod.Put);
        Assert.Equal("broken", (await trial.JsonAsync()).Finding("few").Text("outcome"));
        Assert.Equal("Organ som endres", (await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}")).Text("name"));
        using var done = await country.TryAsync(body, "", revised, method: HttpMethod.Put);
        body = await done.JsonAsync();

        Assert.Equal("organ-som-er-endret steering-group 2020-01-01", $"{body.Text("slug")} {body.Text("kind")} {body.Text("foundedOn")}");
        Assert.Equal("Bergen", body.GetProperty("secretariat").Text("name"));
        Assert.Empty(body.Items("readings"));
        Assert.Equal("Det er 2 slike plasser med stemmerett. Det skal være høyst 1.", Assert.Single(body.Items("findings")).Text("sentence"));
        using var unknown = await country.TryAsync(body, "", new { name = "Organ som er endret", kind = "other", leaderSeat = Guid.AllBitsSet, secretariat = "0000" }, method: HttpMethod.Put);
        Assert.Equal(["/leaderSeat", "/secretariat"], (await unknown.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_body_is_dissolved_after_those_that_belong_to_it_and_its_history_stays()
    {
        var body = await country.BodyAsync("Organ som slutter", [new { kind = "municipal", from = "2022-01-01" }]);
        var committee = await country.BodyAsync("Utvalg som slutter", owner: body.Text("id"));
        body = await country.ChangeAsync(body, "/mandates", new { given = new[] { "advise" }, from = "2022-01-01" });
        var end = new { on = "2024-01-01", reason = "Prosjektet er over." };

        using var held = await country.TryAsync(body, "/dissolution", end);
        Assert.Equal(committee.Text("id"), (await held.ProblemAsync(HttpStatusCode.Conflict, "body-has-bodies")).Text("conflictingId"));
        await country.ChangeAsync(committee, "/dissolution", end);
        await country.RefusedAsync(body, "/dissolution", new { on = "2022-01-01", reason = "For tidlig." }, "/on");
        await country.RefusedAsync(body, "/dissolution", new { on = "2199-01-01", reason = "For sent." }, "/on");
        body = await country.ChangeAsync(body, "/dissolution", end);

        Assert.Equal("dissolved", body.Text("status"));
        Assert.Empty(body.Items("seats"));
        Assert.False(body.Holds("advise"));
        var then = await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2023-12-31");
        Assert.Single(then.Items("seats"));
        Assert.True(then.Holds("advise"));
        using var late = await country.TryAsync(body, "/seats", new { seats = new[] { new { kind = "municipal" } } });
        await late.ProblemAsync(HttpStatusCode.Conflict, "not-open");
    }

    [Fact]
    public async Task A_role_is_given_at_a_body_and_not_at_that_of_another_deployment()
    {
        var body = await country.BodyAsync("Organ med rolle");
        var person = await country.PersonAsync("Rolf Rolle");
        await Country.CarryAsync(country.Vest, country.Nation);
        await Poll.UntilAsync(
            () => country.Nation.QueryAsync<bool>("select exists (select from bodies where id = $1)", Guid.Parse(body.Text("id"))), copied => copied, TimeSpan.FromSeconds(20));

        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor = person, organisation = body.Text("id"), role = "integrator" });
        var organisation = (await given.JsonAsync(HttpStatusCode.Created)).GetProperty("organisation");
        Assert.Equal(("body", "Organ med rolle"), (organisation.Text("kind"), organisation.Text("name")));
        var mine = Assert.Single((await country.Vest.With("person Rolf Rolle").ReadAsync("/v1/me")).Items("roles"));
        Assert.Equal("Organ med rolle", mine.GetProperty("organisation").Text("name"));

        using var nation = await country.Nation.SignInAsync("nasjonalt-organ", ServiceDefaults.Access.Roles.NationalSecretariat, StableId.OfDeployment("nasjonal"));
        using var elsewhere = await nation.CreateAsync("/v1/roles", new { actor = person, organisation = body.Text("id"), role = "integrator" });
        Assert.Contains("/organisation", (await elsewhere.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
        using var change = await nation.ChangeAsync(HttpMethod.Post, $"/v1/bodies/{body.Text("id")}/seats", "\"1\"", new { seats = new[] { new { kind = "municipal" } } });
        await change.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_body_has_no_more_seats_than_an_event_carries()
    {
        var note = new string('ø', 200);
        var body = await country.BodyAsync("Organ med mange plasser", [.. Enumerable.Repeat(new { kind = "municipal", count = 20 }, 4)]);

        using var tooMany = await country.TryAsync(body, "/seats", new { seats = Enumerable.Repeat(new { kind = "other", count = 7 }, 3) });
        await tooMany.ProblemAsync(HttpStatusCode.Conflict, "too-many-seats");
        using var tooLarge = await country.TryAsync(body, "/seats", new { seats = Enumerable.Repeat(new { kind = "other", count = 20, note }, 1) });
        await tooLarge.HasStatusAsync(HttpStatusCode.OK);
        var rules = Enumerable.Range(0, 20).Select(number => new { key = $"r{number}", strength = "soft", measure = "deputies", text = new string('ø', 500), source = new string('å', 300) });
        using var rejected = await country.TryAsync(body, "", new { name = "Organ med mange plasser", kind = "other", rules }, method: HttpMethod.Put);
        await rejected.ProblemAsync(HttpStatusCode.Conflict, "record-too-large");
    }
}
