using System.Net;

namespace Ksf.Portal.Tests;

/// <summary>One search over all that there is, and whom to ask.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task Needs_clusters_and_municipalities_are_found_at_once()
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs", HttpStatusCode.OK, ScriptedGateway.List(ScriptedGateway.Need("Kunnskap i kommunen")));
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/sok?q=KUNNSKAP");
        Assert.Contains("Kunnskapsbehov (1) Kunnskap i kommunen", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Klynger (1) Kunnskapskommunen Etablert", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Kommuner 0 kommuner", browser.Words, StringComparison.Ordinal);
        Assert.Matches("id=\"site-search\"[^>]*value=\"KUNNSKAP\"", browser.Html);

        await browser.OpenAsync("/sok?q=4627");
        Assert.Contains("Kommuner (1) Askøy 4627", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_there_is_nothing_it_says_where_it_has_looked()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/sok?q=atlantis");

        Assert.Contains("Ingen treff. Vi leter i kunnskapsbehov, klynger, organ og kommuner.", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_does_not_answer_is_marked_and_the_rest_is_shown()
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs", (_, _) => throw new HttpRequestException("down"));
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/sok?q=bodø");
        Assert.Contains("Denne delen svarer ikke akkurat nå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Klynger (1) Bodøklynge", browser.Words, StringComparison.Ordinal);

        await browser.OpenAsync("/sok?q=atlantis");
        Assert.DoesNotContain("Ingen treff", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_secretariat_is_named_with_its_host_and_its_address()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/kontakt");

        Assert.Contains("Sekretariatet i KSF Vest, Bergen kommune : post@vest.example", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Sekretariatet i KSF Midt, Trondheim kommune", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Noen sekretariater har ikke lagt ut en adresse her ennå.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:post@vest.example\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_represents_somebody_has_their_secretariat_at_the_foot_of_every_page()
    {
        var anyone = _portal.OpenBrowser();
        await anyone.OpenAsync("/om");
        Assert.DoesNotContain("post@vest.example", anyone.Html, StringComparison.Ordinal);

        var browser = await _portal.SignInAsync();
        await browser.OpenAsync("/om");

        Assert.Contains("Sekretariatet i KSF Vest, Bergen kommune : post@vest.example", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_find_the_catalogue_where_they_look_for_it()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/.well-known/dcat");

        Assert.Equal("/nasjonal/registry/v1/open-data", browser.Page.AbsolutePath);
    }

    [Theory]
    [InlineData("nb", "Kommuneklynger Klyngene som er registrert. Kommuneklynger (CSV) Kommuneklynger (JSON)")]
    [InlineData("en", "Municipal clusters The clusters that are registered. Municipal clusters (CSV) Municipal clusters (JSON)")]
    public async Task Open_data_are_listed_as_the_catalogue_has_them(string language, string words)
    {
        var browser = _portal.OpenBrowser();
        await browser.OpenAsync($"/sprak/{language}?tilbake=/data");

        Assert.Contains(words, browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/nasjonal/registry/v1/open-data/clusters.csv\"", browser.Html, StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
