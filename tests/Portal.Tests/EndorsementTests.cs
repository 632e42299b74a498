using System.Net;
using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.Portal.Tests;

/// <summary>A contact in Bergen and Askøy's need.</summary>
public sealed class EndorsementTests : IAsyncLifetime
{
    private const string Vest = "/vest/knowledge/v1";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_contact_endorses_another_municipalitys_need_and_sees_that_it_counts()
    {
        Need();
        _portal.Gateway.On($"POST {Vest}/endorsements", HttpStatusCode.Created, Endorsement(), location: "/v1/endorsements/1");
        var browser = await SignInAsync();
        await browser.OpenAsync("/behov/vest-2026-17");
        Assert.Contains("Ingen andre kommuner støtter behovet ennå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/for/vest/4601/stott/vest-2026-17\"", browser.Html, StringComparison.Ordinal);

        await browser.OpenAsync("/for/vest/4601/stott/vest-2026-17");
        Assert.Contains("Du støtter «Velferdsteknologi ved demens» for kommunen. Alle ser hvem som støtter et behov.", browser.Words, StringComparison.Ordinal);
        Supported();
        await browser.SendReviewedAsync(("importance", "decisive"), ("use", "Ny plan."));

        Assert.Equal("/behov/vest-2026-17?stottet", browser.Page.PathAndQuery);
        using var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body);
        Assert.Equal(
            ["vest-2026-17", "4601", "decisive", "Ny plan."],
            ((string[])["need", "organisation", "importance", "use"]).Select(name => sent.RootElement.GetProperty(name).GetString()));
        Assert.Contains("1 annen kommune støtter behovet Bergen Avgjørende: vi kan ikke bestemme oss uten", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Dere støtter behovet. Endre støtten Trekk støtten", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_refuses_is_said_with_why()
    {
        Need();
        _portal.Gateway.On($"POST {Vest}/endorsements dry", HttpStatusCode.Conflict, new
        {
            type = "/problems/already-endorsed",
            title = "Kommunen støtter allerede behovet",
            status = 409,
            detail = "Endre den i stedet.",
        });
        var browser = await SignInAsync();

        await browser.OpenAsync("/for/vest/4601/stott/vest-2026-17");
        await browser.SendAsync(("importance", "useful"));

        Assert.Contains("Kommunen støtter allerede behovet Endre den i stedet.", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endorsement_is_changed_from_what_it_was_and_withdrawn()
    {
        var address = $"{Vest}/endorsements/{StableId.Of("endorsement")}";
        _portal.Gateway.On($"GET {address}", HttpStatusCode.OK, Endorsement(), etag: "\"1\"");
        _portal.Gateway.On($"PUT {address}", HttpStatusCode.OK, Endorsement());
        _portal.Gateway.On($"POST {address}/withdrawal", HttpStatusCode.OK, Endorsement());
        var browser = await SignInAsync();

        await browser.OpenAsync($"/for/vest/4601/stotte/{StableId.Of("endorsement")}/endre");
        Assert.Contains("<option value=\"important\" selected", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(("importance", "useful"), ("use", ""));
        Assert.Equal("\"1\"", Assert.Single(_portal.Gateway.Put).Version);
        await browser.OpenAsync($"/for/vest/4601/stotte/{StableId.Of("endorsement")}/trekk");
        await browser.SendAsync();

        Assert.EndsWith("/withdrawal", Assert.Single(_portal.Gateway.Posted).Address, StringComparison.Ordinal);
        Assert.Equal("/behov/vest-2026-17?stotte-trukket", browser.Page.PathAndQuery);
    }

    [Fact]
    public async Task The_first_page_shows_what_the_municipality_endorses_and_anyone_sees_who_does()
    {
        Need();
        Supported();
        var browser = await SignInAsync();
        Assert.Contains("Dette støtter vi Velferdsteknologi ved demens Meldt vest-2026-17 · Viktig", browser.Words, StringComparison.Ordinal);
        _portal.Gateway.On($"GET {Vest}/public/needs/vest-2026-17", HttpStatusCode.OK, ScriptedGateway.Need());
        _portal.Gateway.On($"GET {Vest}/public/needs/vest-2026-17/endorsements", HttpStatusCode.OK, ScriptedGateway.List(
            new { organisation = new { number = "4601", name = "Bergen" }, endorsedAt = "2025-07-01T08:00:00Z" }));
        var anyone = _portal.OpenBrowser();

        await anyone.OpenAsync("/behov/vest-2026-17");

        Assert.Contains("1 annen kommune støtter behovet Bergen 1. juli 2025", anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/stott/", anyone.Html, StringComparison.Ordinal);
        await anyone.OpenAsync("/behov?sorter=mest-stottet");
        Assert.Contains($"{Vest}/public/needs?limit=20&sort=most-supported", _portal.Gateway.Asked);
    }

    [Fact]
    public async Task One_who_reports_is_shown_what_is_similar_and_says_how_theirs_differs()
    {
        _portal.Gateway.On($"GET {Vest}/overview/needs/similar", HttpStatusCode.OK, new { items = new[] { Similar() } });
        _portal.Gateway.On($"POST {Vest}/needs", HttpStatusCode.Created, ScriptedGateway.Need("GPS hjemme", "vest-2026-18"), location: "/v1/needs/1");
        var browser = await SignInAsync();
        await browser.OpenAsync("/for/vest/4601/meld-behov");
        (string, string)[] typed = [("title", "GPS hjemme"), ("question", "Virker den?"), ("serviceArea", "health-and-care")];

        await browser.SendAsync(typed);

        Assert.Equal("/for/vest/4601/meld-behov?steg=2", browser.Page.PathAndQuery);
        Assert.Contains("Finnes behovet fra før?", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Velferdsteknologi ved demens Meldt Askøy · støttes av 3 Virker GPS? Tittelen ligner. Felles ord: GPS. Støtt behovet", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/for/vest/4601/stott/vest-2026-17\"", browser.Html, StringComparison.Ordinal);
        await browser.SendReviewedAsync(("differsBecause", "Hjemme, ikke på sykehjem."));

        Assert.Equal("/behov/vest-2026-18?meldt", browser.Page.PathAndQuery);
        using var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body);
        Assert.Equal("Hjemme, ikke på sykehjem.", sent.RootElement.GetProperty("differsBecause").GetString());
        Assert.Equal(StableId.Of("need/vest-2026-17"), Assert.Single(sent.RootElement.GetProperty("differsFrom").EnumerateArray()).GetGuid());
        Assert.Equal("GPS hjemme", sent.RootElement.GetProperty("title").GetString());
        Assert.Contains($"{Vest}/overview/needs/similar?text=GPS%20hjemme%0AVirker%20den%3F&area=health-and-care", _portal.Gateway.Asked);
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task<Browser> SignInAsync()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.Role("rd-contact", "Bergen", "4601"));
        return await _portal.SignInAsync("bergen-fou");
    }

    private void Need()
    {
        var need = ScriptedGateway.Need();
        need["actions"] = Array.Empty<string>();
        _portal.Gateway.On($"GET {Vest}/needs/vest-2026-17", HttpStatusCode.OK, need);
        _portal.Gateway.On($"GET {Vest}/overview/needs/vest-2026-17/endorsements", HttpStatusCode.OK, ScriptedGateway.List());
    }

    private void Supported()
    {
        _portal.Gateway.On($"GET {Vest}/overview/needs/vest-2026-17/endorsements", HttpStatusCode.OK, ScriptedGateway.List(
            new { organisation = new { number = "4601", name = "Bergen" }, importance = "decisive", use = "Ny plan.", endorsedAt = "2025-07-01T08:00:00Z" }));
        _portal.Gateway.On($"GET {Vest}/endorsements", HttpStatusCode.OK, ScriptedGateway.List(
            new { id = StableId.Of("endorsement"), need = EndorsedNeed(), organisation = new { number = "4601", name = "Bergen" }, importance = "important", endorsedAt = "2025-07-01T08:00:00Z" }));
    }

    private static object EndorsedNeed() => new { id = StableId.Of("need/vest-2026-17"), number = "vest-2026-17", title = "Velferdsteknologi ved demens", status = "submitted" };

    private static object Endorsement() => new
    {
        id = StableId.Of("endorsement"),
        need = EndorsedNeed(),
        organisation = new { number = "4601", name = "Bergen" },
        importance = "important",
        use = "Ny plan.",
        status = "given",
        endorsedAt = "2025-07-01T08:00:00Z",
        withdrawnAt = (string?)null,
        actions = new[] { "revise", "withdraw" },
    };

    private static object Similar() => new
    {
        id = StableId.Of("need/vest-2026-17"),
        number = "vest-2026-17",
        deployment = "vest",
        organisation = new { number = "4627", name = "Askøy" },
        title = "Velferdsteknologi ved demens",
        question = "Virker GPS?",
        serviceArea = "health-and-care",
        status = "submitted",
        endorsers = 3,
        commonWords = new[] { "GPS" },
        titleIsAlike = true,
        sameArea = true,
    };
}
