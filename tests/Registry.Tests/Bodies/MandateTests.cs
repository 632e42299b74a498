using System.Net;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Bodies;

/// <summary>What a body may do, from when, and what its composition has to do with it.</summary>
public sealed class MandateTests(Country country)
{
    [Fact]
    public async Task A_mandate_gives_powers_until_the_next_one_or_until_its_condition_lapses()
    {
        var body = await country.BodyAsync("Organ med mandat", [new { kind = "municipal" }]);
        body = await country.ChangeAsync(body, "/mandates", new { given = new[] { "advise" }, from = "2021-01-01", source = "vedtak 2021" });
        body = await country.ChangeAsync(body, "/mandates", new
        {
            given = new[] { "prioritise", "advise" },
            excluded = new[] { "decide-budget", "decide-awards" },
            from = "2022-01-01",
            to = "2199-01-01",
            condition = "Så lenge finansieringen fortsetter",
            evaluatedAtEnd = true,
        });
        body = await country.ChangeAsync(body, "/lapses", new { on = "2024-01-01", reason = "Pengene er slutt." });

        async Task<string> OnAsync(string day)
        {
            var then = await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on={day}");
            return $"{then.Holds("advise")} {then.Holds("prioritise")} {then.Standing("decide-budget")} {then.Standing("escalate")} {then.Holds("decide-awards")}";
        }

        Assert.Equal("False False not-mentioned not-mentioned False", await OnAsync("2020-12-31"));
        Assert.Equal("True False not-mentioned not-mentioned False", await OnAsync("2021-12-31"));
        Assert.Equal("True True excluded not-mentioned False", await OnAsync("2023-12-31"));
        Assert.Equal("False False excluded not-mentioned False", await OnAsync("2024-01-01"));
        Assert.Equal(["2022-01-01", "2199-01-01"], body.Items("mandates").Select(mandate => mandate.Text("to")));
        Assert.Equal(2, body.GetProperty("mandate").GetProperty("version").GetInt32());
        Assert.Equal("2024-01-01", body.GetProperty("mandate").Text("lapsedOn"));
    }

    [Fact]
    public async Task A_hard_rule_that_is_broken_stops_a_mandate_until_it_is_waived()
    {
        var body = await country.BodyAsync(
            "Organ uten flertall", [new { kind = "municipal", count = 2 }, new { kind = "research", count = 3 }], BodySteps.TwoReadings,
            [BodySteps.Majority, new { key = "deputies", strength = "soft", measure = "deputies", text = "Hver bør ha vara." }]);
        var mandate = new { given = new[] { "advise" }, from = "2022-01-01" };

        using var refused = await country.TryAsync(body, "/mandates", mandate);
        var problem = await refused.ProblemAsync(HttpStatusCode.Conflict, "composition-rule-broken");
        Assert.Equal("majority", problem.Text("conflictingId"));
        Assert.Contains("Kommunene skal ha flertall. Kommunene har 2 av 5 stemmer. Det er ikke flertall.", problem.Text("detail"), StringComparison.Ordinal);

        await country.RefusedAsync(body, "/waivers", new { rule = "finnes-ikke", on = "2022-01-01", reason = "Vet ikke." }, "/rule");
        body = await country.ChangeAsync(body, "/waivers", new { rule = "majority", on = "2022-01-01", reason = "Inntil alle klyngene er i gang." });
        using var twice = await country.TryAsync(body, "/waivers", new { rule = "majority", on = "2023-01-01", reason = "En gang til." });
        await twice.ProblemAsync(HttpStatusCode.Conflict, "rule-already-waived");
        body = await country.ChangeAsync(body, "/mandates", mandate);

        // The finding stays.
        Assert.Equal("broken True", $"{body.Finding("majority", "everybody").Text("outcome")} {body.Finding("majority", "everybody").GetProperty("waived").GetBoolean()}");
        Assert.False((await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2021-12-31")).Finding("majority", "everybody").GetProperty("waived").GetBoolean());
        Assert.True(body.Holds("advise"));
        Assert.Equal("Inntil alle klyngene er i gang.", Assert.Single(body.Items("waivers")).Text("reason"));
    }

    [Fact]
    public async Task A_rule_that_holds_by_one_of_its_readings_stops_no_mandate()
    {
        var body = await country.BodyAsync(
            "Organ med to lesemåter", [new { kind = "municipal", count = 2 }, new { kind = "research" }, new { kind = "user-organisation", count = 2 }],
            BodySteps.TwoReadings, [BodySteps.Majority]);

        body = await country.ChangeAsync(body, "/mandates", new { given = new[] { "escalate" }, from = "2022-01-01" });

        Assert.Equal(("broken", "holds"), (body.Finding("majority", "everybody").Text("outcome"), body.Finding("majority", "ks-with-municipalities").Text("outcome")));
        Assert.True(body.Holds("escalate"));
    }

    [Fact]
    public async Task What_stands_in_the_way_of_a_mandate_or_its_lapse_is_said()
    {
        var body = await country.BodyAsync("Organ med to mandater", [new { kind = "municipal" }]);
        var lapse = new { on = "2022-06-01", reason = "Vet ikke." };
        using var none = await country.TryAsync(body, "/lapses", lapse);
        await none.ProblemAsync(HttpStatusCode.Conflict, "no-mandate");
        body = await country.ChangeAsync(body, "/mandates", new { given = new[] { "advise" }, from = "2022-01-01" });
        using var unconditional = await country.TryAsync(body, "/lapses", lapse);
        await unconditional.ProblemAsync(HttpStatusCode.Conflict, "mandate-unconditional");

        await country.RefusedAsync(body, "/mandates", new { given = new[] { "advise" }, from = "2022-01-01" }, "/from");
        await country.RefusedAsync(body, "/mandates", new { given = new[] { "advise" }, from = "2023-01-01", to = "2023-01-01" }, "/to");
        await country.RefusedAsync(body, "/mandates", new { given = new[] { "advise" }, excluded = new[] { "advise" }, from = "2023-01-01" }, "/excluded");
        await country.RefusedAsync(body, "/mandates", new { given = Array.Empty<string>(), from = "2023-01-01" }, "/given");
        body = await country.ChangeAsync(body, "/mandates", new { given = new[] { "advise" }, from = "2023-01-01", condition = "Så lenge pengene varer" });
        await country.RefusedAsync(body, "/lapses", new { on = "2199-01-01", reason = "For tidlig å si." }, "/on");
        body = await country.ChangeAsync(body, "/lapses", new { on = "2024-01-01", reason = "Pengene er slutt." });
        using var twice = await country.TryAsync(body, "/lapses", new { on = "2024-06-01", reason = "En gang til." });
        await twice.ProblemAsync(HttpStatusCode.Conflict, "mandate-already-lapsed");
    }
}
