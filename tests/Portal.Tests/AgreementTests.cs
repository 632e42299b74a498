using System.Net;
using System.Text.Json;
using Ksf.Portal.Forms;

namespace Ksf.Portal.Tests;

/// <summary>Agreements: who is a party, who pays what, and what a secretariat does with them.</summary>
public sealed class AgreementTests : IAsyncLifetime
{
    private const string Vest = "/vest/registry/v1", Page = $"/avtaler/{ScriptedGateway.AgreementId}";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task Anyone_sees_who_is_a_party_and_what_each_pays_to_the_ore()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/avtaler");
        Assert.Contains("1 avtale Avtale om Kunnskapskommunen Gjelder KSF Vest · 2 parter", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync(Page);

        Assert.Contains("Gjelder 1. januar 2018 til 31. desember 2198 Bør fornyes fra 1. juli 2198", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Bergen kommune 1. desember 2017 – Askøy kommune Ikke kjent – Universitetet i Bergen 1. desember 2017 1. januar 2021", browser.Words, StringComparison.Ordinal);
        Assert.Contains("2024–2026: etter folketall", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Bergen 291 940 90,6401 Penger 271 920,31 kr Askøy 30 145 9,3599 Penger 28 079,70 kr", Plain(browser.Words), StringComparison.Ordinal);
        Assert.Contains("300 000,01 kr", Plain(browser.Words), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Vest}/agreements/{ScriptedGateway.AgreementId}/contributions.csv?year=2024\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/klynger/kunnskapskommunen\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/si-opp", browser.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, "2018-01-01", "active", "Utløpt")]
    [InlineData(false, false, "2018-01-01", "terminated", "Sagt opp")]
    [InlineData(false, false, "2190-01-01", "active", "Gjelder senere")]
    [InlineData(true, true, "2018-01-01", "active", "Bør fornyes")]
    public async Task Its_state_follows_from_its_dates(bool inForce, bool renewalIsDue, string from, string status, string word)
    {
        var agreement = ScriptedGateway.Agreement();
        (agreement["inForce"], agreement["renewalIsDue"], agreement["from"], agreement["status"]) = (inForce, renewalIsDue, from, status);
        _portal.Gateway.On($"GET /nasjonal/registry/v1/agreements/{ScriptedGateway.AgreementId}", HttpStatusCode.OK, agreement);
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync(Page);

        Assert.Contains($"Avtale om Kunnskapskommunen {word}", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secretariat_registers_an_agreement_in_three_steps()
    {
        var browser = await SignInAsync();
        _portal.Gateway.On($"POST {Vest}/agreements dry", HttpStatusCode.OK, ScriptedGateway.Agreement());
        _portal.Gateway.On($"POST {Vest}/agreements", HttpStatusCode.Created, ScriptedGateway.Agreement());

        await browser.OpenAsync("/for/vest/vest/ny-avtale");
        await browser.SendAsync(("name", "Avtale om Kunnskapskommunen"));
        await browser.SendAsync(("parties", "4601"), ("parties", "4627"), ("signedOn", "2024-01-01"));
        await browser.SendReviewedAsync(("from", "2024-01-01"), ("warningMonths", "12"));

        Assert.Equal($"{Page}?registrert", browser.Page.PathAndQuery);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(["4601 2024-01-01", "4627 2024-01-01"], sent.GetProperty("parties").EnumerateArray().Select(party => $"{party.GetProperty("party")} {party.GetProperty("signedOn")}"));
        Assert.Equal(12, sent.GetProperty("warningMonths").GetInt32());
    }

    [Fact]
    public async Task A_sum_is_shared_by_population()
    {
        var browser = await BeginToShareAsync();

        await browser.SendAsync(("method", "by-population"), ("sum", "1 250 000,50"), ("fromYear", "2027"), ("toYear", "2029"));
        Assert.DoesNotContain("Universitetet", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(("shares", "4601"), ("shares", "4627"));
        await browser.SendReviewedAsync(("populationOn", "2024-01-01"), ("amount/4627", "10 000"));

        Assert.Equal($"{Page}?endret", browser.Page.PathAndQuery);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal((1_250_000.50m, 2027, 2029, "by-population", "2024-01-01"),
            (sent.GetProperty("sum").GetDecimal(), sent.GetProperty("fromYear").GetInt32(), sent.GetProperty("toYear").GetInt32(), sent.GetProperty("method").GetString(), sent.GetProperty("populationOn").GetString()));
        Assert.Equal(["4601 cash ", "4627 cash 10000"], Shares(sent, "amount"));
    }

    [Theory]
    [InlineData("fixed-sums", "amount", "1 000,50", "1000.50")]
    [InlineData("percent", "percent", "33,3333", "33.3333")]
    public async Task A_sum_is_shared_as_the_parties_agree_and_some_contribute_in_kind(string method, string field, string written, string sentAs)
    {
        var browser = await BeginToShareAsync();

        await browser.SendAsync(("method", method), ("sum", "3 000"), ("fromYear", "2027"), ("toYear", "2027"));
        await browser.SendAsync(("shares", "4601"), ("shares", "4627"));
        await browser.SendReviewedAsync(($"{field}/4601", written), ($"{field}/4627", written), ("inKind", "4627"));

        Assert.Equal([$"4601 cash {sentAs}", $"4627 in-kind {sentAs}"], Shares(JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement, field));
    }

    [Fact]
    public async Task What_is_wrong_with_a_share_stands_at_its_party()
    {
        var browser = await BeginToShareAsync();
        await browser.SendAsync(("method", "fixed-sums"), ("sum", "3 000"), ("fromYear", "2027"), ("toYear", "2027"));
        await browser.SendAsync(("shares", "4601"), ("shares", "4627"));
        _portal.Gateway.On($"POST {Vest}/agreements/{ScriptedGateway.AgreementId}/financing-keys dry", HttpStatusCode.UnprocessableEntity, new
        {
            type = "/problems/invalid-fields",
            title = "Noe må rettes.",
            status = 422,
            errors = new[] { new { pointer = "/shares/1/amount", detail = "Skriv beløpet." } },
        });

        await browser.SendAsync(("amount/4601", "3 000"));

        Assert.Contains("href=\"#amount/4627\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Beløp fra Askøy hvert år", browser.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tiltre", "accede", "accessions", "signedOn", false)]
    [InlineData("tre-ut", "withdraw", "withdrawals", "on", true)]
    public async Task A_party_accedes_and_withdraws(string page, string action, string verb, string field, bool isReadOver)
    {
        var browser = await SignInAsync(action);
        _portal.Gateway.On($"POST {Vest}/agreements/{ScriptedGateway.AgreementId}/{verb} dry", HttpStatusCode.OK, ScriptedGateway.Agreement());
        _portal.Gateway.On($"POST {Vest}/agreements/{ScriptedGateway.AgreementId}/{verb}", HttpStatusCode.OK, ScriptedGateway.Agreement());

        await browser.OpenAsync(Page);
        Assert.Contains($"href=\"{Page}/{page}\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync($"{Page}/{page}");
        if (isReadOver)
            await browser.SendReviewedAsync(("party", "4627"), (field, "2026-01-01"));
        else
            await browser.SendAsync(("party", "4627"), (field, "2026-01-01"));

        Assert.Equal($"{Page}?endret", browser.Page.PathAndQuery);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(("4627", "2026-01-01"), (sent.GetProperty("party").GetString(), sent.GetProperty(field).GetString()));
    }

    [Theory]
    [InlineData("forny", "renew", "renewals", "to")]
    [InlineData("si-opp", "terminate", "termination", "on")]
    public async Task It_is_renewed_and_terminated_from_the_version_that_was_read(string page, string action, string verb, string field)
    {
        var browser = await SignInAsync(action);
        _portal.Gateway.On($"POST {Vest}/agreements/{ScriptedGateway.AgreementId}/{verb} dry", HttpStatusCode.OK, ScriptedGateway.Agreement());
        _portal.Gateway.On($"POST {Vest}/agreements/{ScriptedGateway.AgreementId}/{verb}", HttpStatusCode.OK, ScriptedGateway.Agreement());

        await browser.OpenAsync(Page);
        Assert.Contains($"href=\"{Page}/{page}\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync($"{Page}/{page}");
        await browser.SendReviewedAsync((field, "2030-01-01"), ("reason", "Etter vedtak."));

        Assert.Equal($"{Page}?endret", browser.Page.PathAndQuery);
        Assert.Equal("2030-01-01", JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement.GetProperty(field).GetString());
    }

    [Theory]
    [InlineData("1250000", "1250000")]
    [InlineData("1 250 000,5", "1250000.5")]
    [InlineData("1\u00a0250\u00a0000", "1250000")]
    [InlineData("1.250.000,50", null)]
    [InlineData("1250000.50", null)]
    [InlineData("12 50", null)]
    [InlineData("-5", null)]
    [InlineData("1,234", null)]
    [InlineData("1e6", null)]
    public void An_amount_is_read_as_it_is_written_in_norwegian_and_never_guessed(string written, string? amount) =>
        Assert.Equal(amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), FormValues.MoneyOf(written));

    [Fact]
    public async Task Others_are_offered_none_of_it()
    {
        var browser = await _portal.SignInAsync();

        foreach (var address in (string[])["/for/vest/4627/ny-avtale", $"{Page}/fordel", $"{Page}/si-opp"])
        {
            await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        }
    }

    private async Task<Browser> BeginToShareAsync()
    {
        var browser = await SignInAsync("finance");
        _portal.Gateway.On($"POST {Vest}/agreements/{ScriptedGateway.AgreementId}/financing-keys dry", HttpStatusCode.OK, ScriptedGateway.Agreement());
        _portal.Gateway.On($"POST {Vest}/agreements/{ScriptedGateway.AgreementId}/financing-keys", HttpStatusCode.OK, ScriptedGateway.Agreement());
        await browser.OpenAsync($"{Page}/fordel");
        return browser;
    }

    private static IEnumerable<string> Shares(JsonElement sent, string field) =>
        sent.GetProperty("shares").EnumerateArray().Select(share => $"{share.GetProperty("party")} {share.GetProperty("kind")} {share.GetProperty(field)}");

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private async Task<Browser> SignInAsync(params string[] actions)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/agreements/{ScriptedGateway.AgreementId}", HttpStatusCode.OK, ScriptedGateway.Agreement(actions), etag: "\"2\"");
        return await _portal.SignInAsync("vest-sekretariat");
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
