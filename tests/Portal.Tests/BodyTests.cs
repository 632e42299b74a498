using System.Net;
using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.Portal.Tests;

/// <summary>Bodies: what anyone sees of them, and what a secretariat does with them.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private const string Vest = "/vest/registry/v1", Page = "/organ/samarbeidsorganet";

    private static readonly string Bodies = $"{Vest}/bodies/{StableId.Of("body/samarbeidsorganet")}";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task Anyone_sees_which_rules_a_body_keeps_by_which_reading_and_what_it_can_decide()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/organ");
        Assert.Contains("1 organ Samarbeidsorganet I gang Samarbeidsorgan · KSF Vest", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync(Page);

        Assert.Contains(
            "Kommunene skal ha flertall. Ikke oppfylt Alle som har stemme: Kommunene har 6 av 15 eller 16 stemmer. Det er ikke flertall.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Unntak fra «Kommunene skal ha flertall.» fra 1. februar 2024: Etter vedtak.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Gjelder 1. januar 2022 til 31. desember 2026 Vilkår Så lenge finansieringen fortsetter", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Gi råd Gitt Ja Avgjøre tildelinger Uttrykkelig unntatt Nei Løfte saker til neste nivå Ikke nevnt Nei", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/regioner/vest\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/oppnevn", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_shows_its_holder_only_by_agreement()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync(Page);

        Assert.Contains("2 plasser med stemme, 1 uten", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Kommune 1 Ja Den ene av de to største klyngene Kari –", browser.Words, StringComparison.Ordinal);
        Assert.Contains("KS (kan være ubesatt) 1 Ja Ikke kjent Oppnevnt, navnet vises ikke –", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Myndighet 1 Nei, observatør Ikke kjent – –", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_shown_as_of_a_day()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync($"{Page}?dato=2023-06-01");

        Assert.Contains("/nasjonal/registry/v1/bodies/samarbeidsorganet?on=2023-06-01", _portal.Gateway.Asked);
    }

    [Theory]
    [InlineData("oppnevn", "appointments", "as", "holder")]
    [InlineData("fratre", "vacancies", "on", "2026-01-01")]
    [InlineData("unntak", "waivers", "reason", "Etter vedtak.")]
    [InlineData("mandat", "mandates", "condition", "Så lenge det varer")]
    [InlineData("bortfall", "lapses", "reason", "Etter vedtak.")]
    [InlineData("opplos", "dissolution", "reason", "Etter vedtak.")]
    public async Task A_secretariat_changes_it_from_the_version_that_was_read(string page, string verb, string field, string value)
    {
        var browser = await SignInAsync();
        _portal.Gateway.On($"POST {Bodies}/{verb} dry", HttpStatusCode.OK, ScriptedGateway.Body());
        _portal.Gateway.On($"POST {Bodies}/{verb}", HttpStatusCode.OK, ScriptedGateway.Body());
        await browser.OpenAsync(Page);
        Assert.Contains($"href=\"{Page}/{page}\"", browser.Html, StringComparison.Ordinal);

        await browser.OpenAsync($"{Page}/{page}");
        await browser.SendReviewedAsync((field, value));

        Assert.Equal($"{Page}?endret", browser.Page.PathAndQuery);
        Assert.Equal(value, JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement.GetProperty(field).GetString());
    }

    [Fact]
    public async Task It_is_revised_and_keeps_its_rules_and_readings()
    {
        var browser = await SignInToReviseAsync();

        await browser.OpenAsync($"{Page}/endre");
        await browser.SendAsync(("name", "Samarbeidsorganet i vest"), ("kind", "working-committee"), ("secretariat", "4627"));

        Assert.Equal($"{Page}?endret", browser.Page.PathAndQuery);
        var sent = Sent();
        Assert.Equal(("Samarbeidsorganet i vest", "working-committee"), (sent.GetProperty("name").GetString(), sent.GetProperty("kind").GetString()));
        Assert.Equal("everybody: municipal / association", ReadingIn(sent, 0));
        Assert.Equal("majority", sent.GetProperty("rules")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_reading_and_then_a_rule_that_is_judged_by_it_are_added_to_those_it_has()
    {
        var browser = await SignInToReviseAsync();

        await browser.OpenAsync($"{Page}/tolkning");
        await browser.SendAsync(("name", "Uten KS"), ("municipalSide", "municipal"), ("otherSide", "research"), ("otherSide", "user-organisation"));
        Assert.Equal("reading-1: municipal / research, user-organisation", ReadingIn(Sent(), 1));

        await browser.OpenAsync($"{Page}/regel");
        await browser.SendAsync(("text", "Kommunene skal ha to flere."), ("measure", "majority"), ("strength", "soft"));
        await browser.SendReviewedAsync(("minimum", "2"), ("readings", "everybody"));

        var rule = Sent().GetProperty("rules")[1];
        Assert.Equal(("rule-1", "soft", "majority", 2, "everybody"), (
            rule.GetProperty("key").GetString(), rule.GetProperty("strength").GetString(), rule.GetProperty("measure").GetString(), rule.GetProperty("minimum").GetInt32(),
            rule.GetProperty("readings")[0].GetString()));
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_rule_stands_at_its_field()
    {
        var browser = await SignInToReviseAsync();
        _portal.Gateway.On($"PUT {Bodies} dry", HttpStatusCode.UnprocessableEntity, new
        {
            type = "/problems/invalid-fields",
            title = "Noe må rettes.",
            status = 422,
            errors = new[] { new { pointer = "/rules/1/strength", detail = "Velg om den må følges." } },
        });

        await browser.OpenAsync($"{Page}/regel");
        await browser.SendAsync(("text", "Kommunene skal ha to flere."), ("measure", "majority"));

        Assert.Contains("href=\"#strength\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_removed_after_one_has_read_what_it_leads_to()
    {
        var browser = await SignInToReviseAsync();

        await browser.OpenAsync($"{Page}/fjern-regel");
        Assert.Contains("Organet blir ikke lenger vurdert etter den.", browser.Words, StringComparison.Ordinal);
        await browser.SendReviewedAsync(("rule", "rule/majority"));

        Assert.Equal((0, 1), (Sent().GetProperty("rules").GetArrayLength(), Sent().GetProperty("readings").GetArrayLength()));
    }

    [Fact]
    public async Task The_bodies_below_it_stand_on_its_page()
    {
        var below = ScriptedGateway.Body();
        (below["id"], below["name"], below["slug"], below["owner"]) = (
            StableId.Of("body/arbeidsutvalget"), "Arbeidsutvalget", "arbeidsutvalget", new { id = StableId.Of("body/samarbeidsorganet"), number = (string?)null, name = "Samarbeidsorganet" });
        _portal.Gateway.On("GET /nasjonal/registry/v1/bodies", HttpStatusCode.OK, new { items = new[] { ScriptedGateway.Body(), below }, next = (string?)null });
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync(Page);

        Assert.Contains("Underliggende organ Arbeidsutvalget", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/organ/arbeidsutvalget\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seats_are_added_and_what_is_wrong_stands_at_the_field()
    {
        var browser = await SignInAsync();
        _portal.Gateway.On($"POST {Bodies}/seats", HttpStatusCode.UnprocessableEntity, new
        {
            type = "/problems/invalid-fields",
            title = "Noe må rettes",
            status = 422,
            errors = new[] { new { pointer = "/seats/0/kind", detail = "Velg hvem plassen er for." } },
        });
        await browser.OpenAsync($"{Page}/plasser");
        await browser.SendAsync(("seats/0/count", "2"), ("seats/0/voting", "no"));
        Assert.Contains("href=\"#seats/0/kind\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Hvem representerer de: Velg hvem plassen er for.", browser.Words, StringComparison.Ordinal);

        _portal.Gateway.On($"POST {Bodies}/seats", HttpStatusCode.OK, ScriptedGateway.Body());
        await browser.SendAsync(("seats/0/kind", "municipal"), ("seats/0/count", "2"), ("seats/0/voting", "no"));

        Assert.Equal($"{Page}?endret", browser.Page.PathAndQuery);
        var seat = JsonDocument.Parse(_portal.Gateway.Posted[^1].Body).RootElement.GetProperty("seats")[0];
        Assert.Equal(("municipal", 2, false), (seat.GetProperty("kind").GetString(), seat.GetProperty("count").GetInt32(), seat.GetProperty("voting").GetBoolean()));
    }

    [Fact]
    public async Task A_body_is_created_for_a_region_a_cluster_or_another_body()
    {
        var browser = await SignInAsync();
        _portal.Gateway.On($"POST {Vest}/bodies dry", HttpStatusCode.OK, ScriptedGateway.Body());
        _portal.Gateway.On($"POST {Vest}/bodies", HttpStatusCode.Created, ScriptedGateway.Body());

        await browser.OpenAsync("/for/vest/vest/opprett-organ");
        Assert.Contains($"<option value=\"vest\">KSF Vest</option><option value=\"{StableId.Of("cluster/bodoklynge")}\">Bodøklynge</option>",
            browser.Html.Replace("\n", "", StringComparison.Ordinal).Replace(">            <", "><", StringComparison.Ordinal), StringComparison.Ordinal);
        await browser.SendReviewedAsync(("name", "Samarbeidsorganet"), ("kind", "network"), ("owner", "vest"));

        Assert.Equal($"{Page}?opprettet", browser.Page.PathAndQuery);
    }

    [Fact]
    public async Task Others_are_offered_none_of_it()
    {
        var browser = await _portal.SignInAsync();

        foreach (var address in (string[])["/for/vest/4627/opprett-organ", $"{Page}/oppnevn", $"{Page}/mandat"])
        {
            await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        }
    }

    private async Task<Browser> SignInToReviseAsync()
    {
        var browser = await SignInAsync();
        _portal.Gateway.On($"PUT {Bodies} dry", HttpStatusCode.OK, ScriptedGateway.Body());
        _portal.Gateway.On($"PUT {Bodies}", HttpStatusCode.OK, ScriptedGateway.Body());
        return browser;
    }

    private JsonElement Sent() => JsonDocument.Parse(_portal.Gateway.Put[^1].Body).RootElement;

    private static string ReadingIn(JsonElement body, int index)
    {
        var reading = body.GetProperty("readings")[index];
        return $"{reading.GetProperty("key")}: {Side("municipalSide")} / {Side("otherSide")}";

        string Side(string name) => string.Join(", ", reading.GetProperty(name).EnumerateArray());
    }

    private async Task<Browser> SignInAsync()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/actors", HttpStatusCode.OK, ScriptedGateway.Page(null));
        _portal.Gateway.On(
            $"GET {Vest}/bodies/samarbeidsorganet", HttpStatusCode.OK,
            ScriptedGateway.Body("appoint", "vacate", "add-seats", "adopt-mandate", "waive-rule", "lapse-mandate", "dissolve", "revise"), etag: "\"5\"");
        return await _portal.SignInAsync("vest-sekretariat");
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
