using System.Net;

namespace Ksf.Portal.Tests;

/// <summary>Which needs are listed, for whom, from where.</summary>
public sealed class NeedListTests : IAsyncLifetime
{
    private const string Vest = "/vest/knowledge/v1/overview/needs";
    private const string Nation = "/nasjonal/knowledge/v1/overview/needs";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_municipality_meets_its_own_needs_and_its_regions_newest()
    {
        _portal.Gateway.On($"GET {Vest}", HttpStatusCode.OK, ScriptedGateway.List(ScriptedGateway.Need("Velferdsteknologi")));

        var browser = await _portal.SignInAsync();

        Assert.Equal("/for/vest/4627", browser.Page.AbsolutePath);
        Assert.Contains("Våre behov Velferdsteknologi", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Nytt i KSF Vest Velferdsteknologi", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Ingenting venter på deg nå", browser.Text, StringComparison.Ordinal);
        Assert.Contains($"{Vest}?limit=5&organisation=4627", _portal.Gateway.Asked);
        Assert.Contains($"{Vest}?limit=5&deployment=vest", _portal.Gateway.Asked);
    }

    [Fact]
    public async Task A_regional_secretariat_sees_all_of_its_region()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}", HttpStatusCode.OK, ScriptedGateway.List(ScriptedGateway.Need("Leksehjelp")));

        var browser = await _portal.SignInAsync("vest-sekretariat");

        Assert.Equal("/for/vest/vest", browser.Page.AbsolutePath);
        Assert.Contains("Leksehjelp Meldt Askøy · Helse og omsorg", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Våre behov", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Meld et behov", browser.Text, StringComparison.Ordinal);
        Assert.Single(_portal.Gateway.Asked, asked => asked.StartsWith(Vest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_national_secretariat_sees_those_of_all_regions_and_pages_through_them()
    {
        _portal.Gateway.Deployments(("nasjonal", "up"), ("vest", "up"));
        _portal.Gateway.Roles("vest");
        _portal.Gateway.Roles("nasjonal", ScriptedGateway.SecretariatRole("national-secretariat", "nasjonal"));
        _portal.Gateway.On($"GET {Nation}", HttpStatusCode.OK, new { items = new[] { ScriptedGateway.Need("Leksehjelp") }, next = "older", total = 4_321 });
        var browser = await _portal.SignInAsync("nasjonalt-sekretariat");
        Assert.Contains("Nytt i hele landet Leksehjelp", browser.Words, StringComparison.Ordinal);

        await browser.OpenAsync("/behov");
        Assert.Contains("4 321 behov", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/behov?etter=older\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/behov?etter=older");

        Assert.Contains($"{Nation}?limit=20&after=older", _portal.Gateway.Asked);
        Assert.Contains("Til begynnelsen", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_is_in_the_address_and_each_choice_can_be_removed()
    {
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/behov");
        Assert.Contains("href=\"/for/vest/4627/meld-behov\">Meld et behov", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/behov?q=fall&omrade=health-and-care&tilstand=submitted&region=vest&sorter=eldste");

        Assert.Contains($"{Vest}?limit=20&q=fall&status=submitted&serviceArea=health-and-care&deployment=vest&sort=oldest", _portal.Gateway.Asked);
        Assert.Contains("Fjern «fall» Fjern Tjenesteområde: Helse og omsorg Fjern Status: Meldt Fjern Region: KSF Vest", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/behov?omrade=health-and-care&amp;tilstand=submitted&amp;region=vest&amp;sorter=eldste\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Ingenting passer med det du har valgt", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_refuses_is_explained_where_the_list_would_be()
    {
        _portal.Gateway.On($"GET {Vest}", HttpStatusCode.UnprocessableEntity, new
        {
            type = "/problems/invalid-fields",
            title = "Noe må rettes",
            status = 422,
            errors = new[] { new { pointer = "?serviceArea", detail = "Ukjent område." } },
        });
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/behov?omrade=x");

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.Contains("Ukjent område.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anyone_sees_what_is_public_without_signing_in()
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs", HttpStatusCode.OK, ScriptedGateway.List(ScriptedGateway.Need("Leksehjelp")));
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs/figures", HttpStatusCode.OK, new
        {
            total = 12,
            municipalities = 7,
            byMunicipality = new[] { new { number = "4627", needs = 12 } },
        });
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/");
        Assert.Contains("Meld et behov For deg som er FoU-kontakt i kommunen din.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/logg-inn?tilbake=%2F\">Meld et behov", browser.Html, StringComparison.Ordinal);
        Assert.Single(browser.Html.Split("type=\"search\"").Skip(1));
        Assert.DoesNotContain("får det undersøkt", browser.Text, StringComparison.Ordinal);
        Assert.Contains("12 kunnskapsbehov fra 7 kommuner", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Dette spør kommunene om nå Leksehjelp", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/behov?q=lekse");

        Assert.Contains("1 behov", browser.Text, StringComparison.Ordinal);
        Assert.Contains("placeholder=\"Søk i KSF\"", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("Meld et behov", browser.Text, StringComparison.Ordinal);
        Assert.Contains("/vest/knowledge/v1/public/needs?limit=20&q=lekse", _portal.Gateway.Asked);
        Assert.DoesNotContain(_portal.Gateway.Asked, asked => asked.StartsWith(Vest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_that_are_not_known_are_not_said_to_be_none()
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs/figures", (_, _) => throw new HttpRequestException("down"));
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/");

        Assert.DoesNotContain("Ingen har meldt behov ennå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Vi vet ikke akkurat nå hvem som har meldt behov", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_maps_table_counts_all_and_leads_to_each_municipalitys_needs()
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs/figures", HttpStatusCode.OK, new
        {
            total = 7,
            municipalities = 4,
            byMunicipality = new[] { new { number = "1508", needs = 2 }, new { number = "4627", needs = 2 }, new { number = "1507", needs = 2 }, new { number = "5001", needs = 1 } },
        });
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/");

        Assert.Contains("Askøy 2 Ålesund 2 Trondheim 1 Kommuner som er slått sammen siden 2 Sum 7", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/behov?kommune=1508\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_down_leaves_its_part_marked_and_the_rest_shown()
    {
        _portal.Gateway.On($"GET {Vest}", (_, _) => throw new HttpRequestException("down"));

        var browser = await _portal.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.Contains("Denne delen svarer ikke akkurat nå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Meld et behov", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_a_file_for_a_spreadsheet_which_runs_nothing()
    {
        var pages = new Queue<object>([
            new { items = new[] { ScriptedGateway.Need("=HYPERLINK(\"x\")", "vest-2026-2") }, next = "more", total = 2 },
            new { items = new[] { ScriptedGateway.Need("Fall; \"eldre\" på Øya", "vest-2026-1") }, next = (string?)null, total = 2 }]);
        _portal.Gateway.On($"GET {Vest}", (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = System.Net.Http.Json.JsonContent.Create(pages.Dequeue()) }));
        var browser = await _portal.SignInAsync();
        pages.Clear();
        pages.Enqueue(new { items = new[] { ScriptedGateway.Need("=HYPERLINK(\"x\")", "vest-2026-2") }, next = "more", total = 2 });
        pages.Enqueue(new { items = new[] { ScriptedGateway.Need("Fall; \"eldre\" på Øya", "vest-2026-1") }, next = (string?)null, total = 2 });

        await browser.OpenAsync("/behov.csv?q=fall");

        Assert.Equal("text/csv", browser.Response.Content.Headers.ContentType?.MediaType);
        var lines = browser.Html.TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Nummer;Tittel;Status;Tjenesteområde;Kommunenummer;Meldt for;Meldt dato", lines[0]);
        Assert.StartsWith("vest-2026-2;", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(";=", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(";\"=", lines[1], StringComparison.Ordinal);
        Assert.Equal("vest-2026-1;\"Fall; \"\"eldre\"\" på Øya\";Meldt;Helse og omsorg;4627;Askøy;2025-07-01", lines[2]);
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
