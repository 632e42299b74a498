using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Portal.Texts;

namespace Ksf.Portal.Tests;

/// <summary>Reforms: what is planned, and what they leave for a secretariat to decide.</summary>
public sealed class ReformTests : IAsyncLifetime
{
    private const string Vest = "/vest/registry/v1";

    private static readonly Guid Ålesund = StableId.Of("municipality/1508"), Haram = StableId.Of("municipality/1580"), Id = StableId.Of("settlement/membership");

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_secretariat_sees_on_its_first_page_what_waits_and_decides_as_proposed()
    {
        var browser = await SignInAsync(Settlement("membership", "Klynge på Sunnmøre", ["member", "engine"]), Settlement("role", null, ["rd-contact"], holder: "Kari"));
        _portal.Gateway.On($"GET {Vest}/settlements/{Id}", HttpStatusCode.OK, Settlement("membership", "Klynge på Sunnmøre", ["member", "engine"]), etag: "\"1\"");
        _portal.Gateway.On($"POST {Vest}/settlements/{Id}/decision dry", HttpStatusCode.OK, Settlement("membership", "Klynge på Sunnmøre", []));
        _portal.Gateway.On($"POST {Vest}/settlements/{Id}/decision", HttpStatusCode.OK, Settlement("membership", "Klynge på Sunnmøre", []));

        await browser.OpenAsync("/for/vest/vest");
        Assert.Contains("2 saker etter en reform venter på deg", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/for/vest/vest/reformer");
        Assert.Contains("Ålesund ble delt, 1. januar 2024", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Ålesund: med i Klynge på Sunnmøre (medlem, motorkommune)", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Ålesund: rollen FoU-kontakt, Kari", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Forslag: Ålesund", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync($"/for/vest/vest/reformer/{Id}");
        Assert.Contains($"<option value=\"{Ålesund}\" selected>Ålesund</option>", browser.Html, StringComparison.Ordinal);
        Assert.Contains(">Ålesund og Haram</option>", browser.Html, StringComparison.Ordinal);
        Assert.Contains(">Ingen, det avsluttes</option>", browser.Html, StringComparison.Ordinal);
        await browser.SendReviewedAsync(("successors", $"{Ålesund} {Haram}"), ("reason", "Begge vil."));

        Assert.Equal("/for/vest/vest/reformer?avgjort", browser.Page.PathAndQuery);
        Assert.Contains("Saken er avgjort", browser.Text, StringComparison.Ordinal);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal([$"{Ålesund}", $"{Haram}"], sent.GetProperty("successors").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("Begge vil.", sent.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Nobody_is_an_empty_list_and_what_has_been_decided_stands_below()
    {
        var decided = Settlement("seat", "Samarbeidsorganet", ["municipal"]);
        decided["status"] = "passed-on";
        decided["decision"] = new[] { new { id = Ålesund, number = "1508", name = "Ålesund" } };
        decided["decidedAt"] = "2024-01-01T00:00:00Z";
        var browser = await SignInAsync(decided);
        _portal.Gateway.On($"GET {Vest}/settlements/{Id}", HttpStatusCode.OK, Settlement("membership", "Klynge på Sunnmøre", ["member"]), etag: "\"1\"");
        _portal.Gateway.On($"POST {Vest}/settlements/{Id}/decision dry", HttpStatusCode.OK, Settlement("membership", "Klynge på Sunnmøre", []));
        _portal.Gateway.On($"POST {Vest}/settlements/{Id}/decision", HttpStatusCode.OK, Settlement("membership", "Klynge på Sunnmøre", []));

        await browser.OpenAsync("/for/vest/vest/reformer");
        Assert.Contains(ReformTexts.NothingToSettle.Nb, browser.Words, StringComparison.Ordinal);
        Assert.Contains("Ålesund: plass i Samarbeidsorganet 1. januar 2024 Ålesund tok over Fulgte med av seg selv", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync($"/for/vest/vest/reformer/{Id}");
        await browser.SendReviewedAsync(("successors", "ingen"), ("reason", "Ingen vil."));

        Assert.Contains("\"successors\":[]", Assert.Single(_portal.Gateway.Posted).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_is_no_secretariat_is_offered_none_of_it()
    {
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/vest/4627");
        Assert.DoesNotContain("/reformer\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/for/vest/4627/reformer");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
    }

    [Fact]
    public async Task Anyone_sees_planned_and_past_reforms_and_what_becomes_of_a_municipality()
    {
        _portal.Gateway.On("GET /nasjonal/registry/v1/reforms", HttpStatusCode.OK, ScriptedGateway.PageOf(
            new
            {
                on = "2199-01-01",
                planned = true,
                changes = new[]
                {
                    new { kind = "renumbered", before = Municipality("4627", "Askøy", "vest"), after = new[] { Municipality("4699", "Askøy", "vest") } },
                    new { kind = "moved", before = Municipality("0301", "Oslo", null), after = new[] { Municipality("0301", "Oslo", "vest") } },
                },
            },
            new
            {
                on = "2024-01-01",
                planned = false,
                changes = new[] { new { kind = "divided", before = Municipality("1507", "Ålesund", "midt"), after = new[] { Municipality("1508", "Ålesund", "midt"), Municipality("1580", "Haram", "midt") } } },
            }));
        _portal.Gateway.On("GET /nasjonal/registry/v1/municipalities/4627/history", HttpStatusCode.OK, new
        {
            id = StableId.Of("municipality/4627"),
            versions = new object[]
            {
                new { number = "4627", displayName = "Askøy", countyNumber = "46", region = "vest", validFrom = "2020-01-01", validTo = "2199-01-01" },
                new { number = "4699", displayName = "Askøy", countyNumber = "46", region = "vest", validFrom = "2199-01-01" },
            },
            successors = Array.Empty<object>(),
        });
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/reformer");
        Assert.Contains("Fra 1. januar 2199: 1 nytt nummer, 1 ny region", browser.Words, StringComparison.Ordinal);
        Assert.Contains("4627 Askøy Nytt nummer 4699 Askøy", browser.Words, StringComparison.Ordinal);
        Assert.Contains("0301 Oslo Ny region KSF Vest", browser.Words, StringComparison.Ordinal);
        Assert.Contains("1507 Ålesund Delt 1508 Ålesund, 1580 Haram", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/kommuner/4627");

        Assert.Contains("Dette endrer seg Får nummer 4699 fra 1. januar 2199.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Kommunenummer 4627", browser.Words, StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task<Browser> SignInAsync(params object[] settlements)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/settlements", HttpStatusCode.OK, new { items = settlements, next = (string?)null, total = settlements.Length });
        return await _portal.SignInAsync("vest-sekretariat");
    }

    private static object Municipality(string number, string name, string? region) => new { id = StableId.Of($"municipality/{number}"), number, name, region };

    /// <summary>A settlement that waits, as Registry answers it to a secretariat.</summary>
    private static Dictionary<string, object?> Settlement(string part, string? record, string[] details, string? holder = null) => new()
    {
        ["id"] = StableId.Of($"settlement/{part}"),
        ["status"] = "open",
        ["reformedOn"] = "2024-01-01",
        ["reform"] = "split",
        ["municipality"] = new { id = StableId.Of("municipality/1507"), number = "1507", name = "Ålesund" },
        ["part"] = part,
        ["recordName"] = record,
        ["details"] = details,
        ["holder"] = holder,
        ["why"] = "Ålesund ble delt 1. januar 2024.",
        ["choices"] = new[] { new { id = Ålesund, number = "1508", name = "Ålesund" }, new { id = Haram, number = "1580", name = "Haram" } },
        ["takesSeveral"] = true,
        ["proposal"] = new[] { Ålesund },
        ["proposalWhy"] = "Ålesund har samme navn.",
        ["decision"] = Array.Empty<object>(),
        ["reason"] = null,
        ["decidedAt"] = null,
        ["actions"] = new[] { "decide", "dismiss" },
    };
}
