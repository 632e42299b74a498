using System.Net;

namespace Ksf.Portal.Tests;

/// <summary>Whose needs are in the list depends on whom one acts for.</summary>
public sealed class NeedListTests : IAsyncLifetime
{
    private const string Vest = "/vest/knowledge/v1/needs";
    private const string Overview = "/nasjonal/knowledge/v1/overview/needs";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_municipality_sees_its_own()
    {
        _portal.Gateway.On($"GET {Vest}", HttpStatusCode.OK, new { items = new[] { Need("Velferdsteknologi") } });
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/vest/4627/behov");

        Assert.Contains("Velferdsteknologi", browser.Text, StringComparison.Ordinal);
        Assert.Single(_portal.Gateway.Asked, asked => asked == $"{Vest}?limit=20&organisation=4627");
    }

    [Fact]
    public async Task A_regional_secretariat_sees_all_of_its_region()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}", HttpStatusCode.OK, new { items = new[] { Need("Leksehjelp") } });
        var browser = await _portal.SignInAsync("vest-sekretariat");

        Assert.Contains("href=\"/vest/vest/behov\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/vest/vest/behov");

        Assert.Contains("Du handler for KSF Vest Bytt", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Leksehjelp Stavanger · Grunnskole", browser.Words, StringComparison.Ordinal);
        Assert.Single(_portal.Gateway.Asked, asked => asked == $"{Vest}?limit=20");
    }

    [Fact]
    public async Task The_national_secretariat_sees_those_of_all_regions()
    {
        _portal.Gateway.Deployments(("nasjonal", "up"), ("vest", "up"));
        _portal.Gateway.Roles("nasjonal", ScriptedGateway.SecretariatRole("national-secretariat", "nasjonal"));
        _portal.Gateway.On($"GET {Overview}", HttpStatusCode.OK, new { items = new[] { Need("Leksehjelp", "vest") }, next = "older" });
        var browser = await _portal.SignInAsync("nasjonalt-sekretariat");

        await browser.OpenAsync("/nasjonal/nasjonal/behov");

        Assert.Contains("Du handler for KSF nasjonalt Bytt", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Leksehjelp Stavanger · KSF Vest · Grunnskole", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/nasjonal/nasjonal/behov?etter=older");
        Assert.Equal(
            [$"{Overview}?limit=20", $"{Overview}?limit=20&after=older"],
            _portal.Gateway.Asked.Where(asked => asked.StartsWith(Overview, StringComparison.Ordinal)));
    }

    private static object Need(string title, string? deployment = null) => new
    {
        id = Guid.CreateVersion7(),
        deployment,
        organisation = new { number = "1103", name = "Stavanger" },
        title,
        serviceArea = "school",
        status = "submitted",
        submittedAt = "2025-06-30T22:30:00Z",
    };

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
