using System.Net;
using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.Portal.Tests;

/// <summary>Positions with two employers.</summary>
public sealed class PositionTests : IAsyncLifetime
{
    private const string Vest = "/vest/registry/v1";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task Anyone_sees_the_positions_and_a_name_where_it_is_agreed()
    {
        _portal.Gateway.On("GET /nasjonal/registry/v1/positions", HttpStatusCode.OK, ScriptedGateway.PageOf(ScriptedGateway.Position("Stine Stipendiat")));
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/stillinger");

        Assert.Contains(
            "Fall i hjemmet Offentlig sektor-ph.d. Bergen kommune 75 %, Universitetet i Bergen 25 % 1. august 2024 1. august 2028 Stine Stipendiat Gjelder", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/ny-stilling", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secretariat_registers_one_in_three_steps()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/actors", HttpStatusCode.OK, ScriptedGateway.Page(null));
        _portal.Gateway.On($"POST {Vest}/positions dry", HttpStatusCode.OK, ScriptedGateway.Position());
        _portal.Gateway.On($"POST {Vest}/positions", HttpStatusCode.Created, ScriptedGateway.Position());
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/stillinger");
        Assert.Contains("/for/vest/vest/ny-stilling", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/for/vest/vest/ny-stilling");
        await browser.SendAsync(("kind", "public-sector-phd"), ("title", "Fall i hjemmet"), ("areas", "health-and-care"));
        await browser.SendAsync(("employers/0/party", "4601"), ("employers/0/percent", "75"), ("employers/1/party", $"{StableId.Of("party/UiB")}"), ("employers/1/percent", "25"));
        await browser.SendReviewedAsync(("from", "2024-08-01"));

        Assert.Equal("/stillinger?registrert", browser.Page.PathAndQuery);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(("public-sector-phd", "4601", 75, "2024-08-01"), (
            sent.GetProperty("kind").GetString(), sent.GetProperty("employers")[0].GetProperty("party").GetString(), sent.GetProperty("employers")[0].GetProperty("percent").GetInt32(), sent.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task A_secretariat_ends_one_from_the_version_that_was_read()
    {
        var id = StableId.Of("position/phd");
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/positions/{id}", HttpStatusCode.OK, ScriptedGateway.Position(null, "revise", "end"), etag: "\"2\"");
        _portal.Gateway.On($"POST {Vest}/positions/{id}/ending dry", HttpStatusCode.OK, ScriptedGateway.Position());
        _portal.Gateway.On($"POST {Vest}/positions/{id}/ending", HttpStatusCode.OK, ScriptedGateway.Position());
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync($"/stillinger/{id}/avslutt");
        Assert.Contains("Fall i hjemmet.", browser.Words, StringComparison.Ordinal);
        await browser.SendReviewedAsync(("on", "2025-01-01"), ("reason", "Prosjektet er slutt."));

        Assert.Equal("/stillinger?endret", browser.Page.PathAndQuery);
        Assert.Contains("2025-01-01", Assert.Single(_portal.Gateway.Posted).Body, StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
