using System.Net;
using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.Portal.Tests;

/// <summary>Roles: who has which, and how they are given, changed and ended.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private const string Vest = "/vest/registry/v1";

    private static readonly Guid Contact = StableId.Of("role/FoU-kontakt, Askøy");

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_secretariat_sees_the_roles_of_its_region_and_where_each_is_held()
    {
        var browser = await SignInAsync(
            ScriptedGateway.HeldRole("FoU-kontakt, Askøy", "rd-contact", "4627", "Askøy", null, "change", "end"),
            ScriptedGateway.HeldRole("Fagsystem, Bergen", "integrator", "4601", "Bergen", "2027-01-01", "change", "end"));

        await browser.OpenAsync("/for/vest/vest");
        Assert.Contains("href=\"/for/vest/vest/roller\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/for/vest/vest/roller");

        Assert.Contains("FoU-kontakt, Askøy Askøy kommune FoU-kontakt 1. mars 2024 Ingen sluttdato Endre Avslutt", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Fagsystem, Bergen Bergen kommune Integrator 1. mars 2024 1. januar 2027 Endre Avslutt", browser.Words, StringComparison.Ordinal);
        Assert.Contains($"{Vest}/roles?limit=50", _portal.Gateway.Asked);
        await browser.OpenAsync("/for/vest/vest/roller?avsluttede=ja&etter=xyz");
        Assert.Contains($"{Vest}/roles?ended=true&limit=50&after=xyz", _portal.Gateway.Asked);
    }

    [Fact]
    public async Task An_organisations_administrator_sees_and_gives_those_of_the_organisation()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.Role("organisation-administrator", "Askøy", "4627"));
        _portal.Gateway.On($"GET {Vest}/roles", HttpStatusCode.OK, ScriptedGateway.Page(null));
        _portal.Gateway.On($"GET {Vest}/actors", HttpStatusCode.OK, ScriptedGateway.Page(null, new { id = StableId.Of("actor/Kari"), kind = "person", label = "Kari", workEmail = "kari@askoy.example" }));
        _portal.Gateway.On($"POST {Vest}/roles dry", HttpStatusCode.OK, new { id = Contact });
        _portal.Gateway.On($"POST {Vest}/roles", HttpStatusCode.Created, new { id = Contact });
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/vest/4627/roller");
        Assert.Contains("Roller i Askøy kommune", browser.Words, StringComparison.Ordinal);
        Assert.Contains($"{Vest}/roles?organisation=4627&limit=50", _portal.Gateway.Asked);
        Assert.DoesNotContain("Hvor</th>", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/for/vest/4627/roller/gi");
        Assert.Contains(">Kari (kari@askoy.example)</option>", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"organisation\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("regional-secretariat", browser.Html, StringComparison.Ordinal);
        await browser.SendReviewedAsync(("actor", $"{StableId.Of("actor/Kari")}"), ("role", "rd-contact"));

        Assert.Equal("/for/vest/4627/roller?gitt", browser.Page.PathAndQuery);
        Assert.Contains("Rollen er gitt", browser.Text, StringComparison.Ordinal);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(
            ($"{StableId.Of("actor/Kari")}", "4627", "rd-contact"),
            (sent.GetProperty("actor").GetString(), sent.GetProperty("organisation").GetString(), sent.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task A_period_is_changed_from_the_version_that_was_read()
    {
        var role = ScriptedGateway.HeldRole("FoU-kontakt, Askøy", "rd-contact", "4627", "Askøy", null, "change", "end");
        var browser = await SignInAsync(role);
        _portal.Gateway.On($"GET {Vest}/roles/{Contact}", HttpStatusCode.OK, role, etag: "\"4\"");
        _portal.Gateway.On($"PUT {Vest}/roles/{Contact}", HttpStatusCode.OK, new { id = Contact });

        await browser.OpenAsync($"/for/vest/vest/roller/{Contact}/endre");
        Assert.Contains("FoU-kontakt, Askøy: FoU-kontakt i Askøy kommune.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"2024-03-01\"", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(("from", "2024-03-01"), ("to", "2027-06-01"));

        Assert.Equal("/for/vest/vest/roller?endret", browser.Page.PathAndQuery);
        Assert.Equal(("\"4\"", true), (Assert.Single(_portal.Gateway.Put).Version, _portal.Gateway.Put[0].Body.Contains("2027-06-01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ending_a_role_says_what_it_leads_to_before_it_is_done()
    {
        var role = ScriptedGateway.HeldRole("FoU-kontakt, Askøy", "rd-contact", "4627", "Askøy", null, "change", "end");
        var browser = await SignInAsync(role);
        _portal.Gateway.On($"GET {Vest}/roles/{Contact}", HttpStatusCode.OK, role, etag: "\"4\"");
        _portal.Gateway.On($"POST {Vest}/roles/{Contact}/ending dry", HttpStatusCode.OK, new { id = Contact });
        _portal.Gateway.On($"POST {Vest}/roles/{Contact}/ending", HttpStatusCode.OK, new { id = Contact });

        await browser.OpenAsync($"/for/vest/vest/roller/{Contact}/avslutt");
        await browser.SendAsync(("reason", "Har sluttet."));
        Assert.Contains("Rollen kan ikke åpnes igjen.", browser.Text, StringComparison.Ordinal);
        Assert.Empty(_portal.Gateway.Posted);
        await browser.SendAsync();

        Assert.Equal("/for/vest/vest/roller?avsluttet", browser.Page.PathAndQuery);
        Assert.Single(_portal.Gateway.Posted);
    }

    [Fact]
    public async Task Who_may_not_give_roles_is_offered_none_of_it()
    {
        var browser = await _portal.SignInAsync();
        await browser.OpenAsync("/for/vest/4627");
        Assert.DoesNotContain("/roller", browser.Html, StringComparison.Ordinal);

        foreach (var page in (string[])["/for/vest/4627/roller", "/for/vest/4627/roller/gi"])
        {
            await browser.OpenAsync(page);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        }
    }

    [Fact]
    public async Task My_own_roles_are_listed_by_deployment_with_whom_to_ask()
    {
        _portal.Gateway.On($"GET {Vest}/roles", HttpStatusCode.OK, ScriptedGateway.Page(null, ScriptedGateway.HeldRole("FoU-kontakt, Askøy", "rd-contact", "4627", "Askøy")));
        _portal.Gateway.On("GET /midt/registry/v1/roles", HttpStatusCode.OK, ScriptedGateway.Page(null));
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/mine-roller");

        Assert.Contains($"{Vest}/roles?mine=true&ended=true&limit=200", _portal.Gateway.Asked);
        Assert.Contains("KSF Vest Mine roller i KSF Vest Hvor Rolle Fra Til Askøy kommune FoU-kontakt 1. mars 2024 Ingen sluttdato Sekretariatet i KSF Vest", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("KSF Midt", browser.Text, StringComparison.Ordinal);
    }

    private async Task<Browser> SignInAsync(params object[] roles)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/roles", HttpStatusCode.OK, ScriptedGateway.Page(null, roles));
        return await _portal.SignInAsync("vest-sekretariat");
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
