using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ksf.Portal.Tests;

/// <summary>Municipalities, regions and clusters: what anyone sees, and what a secretariat does with them.</summary>
public sealed class RegisterTests : IAsyncLifetime
{
    private const string Nation = "/nasjonal/registry/v1", Vest = "/vest/registry/v1";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task Anyone_sees_the_map_with_the_same_in_a_table()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/kart");

        Assert.Contains("1 av 3 kommuner er registrert i en klynge", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Etablerte klynger Idéer Innbyggere KSF Midt Trondheim 0 0 0 0 0 KSF Vest Bergen 2 1 1 1 322 085", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Uten region – 1 0 0 0 717 710", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Sum 3 1 1 1 1 039 795", browser.Words, StringComparison.Ordinal);
        Assert.Contains("data-region=\"vest\" data-in=\"ja\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("I en klynge Ikke i en klynge Motorkommune KSF Midt KSF Vest Uten region", browser.Words, StringComparison.Ordinal);
        Assert.Contains("<title>Bergen · KSF Vest · Kunnskapskommunen</title>", browser.Html, StringComparison.Ordinal);
        // One on the map, and one in the key.
        Assert.Equal(2, browser.Html.Split("class=\"region-map__engine\"").Length - 1);
    }

    [Fact]
    public async Task A_list_of_clusters_has_those_that_work_first()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/klynger");

        Assert.Contains("2 klynger Kunnskapskommunen Etablert KSF Vest · 1 kommune Bodøklynge Idé KSF Vest · Ingen kommuner ennå", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Opprett en klynge", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/klynger?q=BODØ&region=vest");
        Assert.Contains("1 klynge", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Municipalities_are_listed_from_A_to_Å_and_paged_by_name()
    {
        var names = Enumerable.Range(0, 59).Select(place => $"{(char)('Z' - (place % 26))}sund {place:00}").Prepend("Åmot").ToList();
        _portal.Gateway.On($"GET {Nation}/municipalities", HttpStatusCode.OK, ScriptedGateway.PageOf(
            [.. names.Select((name, place) => ScriptedGateway.Municipality($"{4601 + place}", name, "vest", 1))]));
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/kommuner");
        var first = Names(browser.Html);
        await browser.OpenAsync(WebUtility.HtmlDecode(Regex.Match(browser.Html, "href=\"([^\"]+)\">Neste side").Groups[1].Value));
        var all = first.Concat(Names(browser.Html)).ToList();

        Assert.Equal(names.Order(StringComparer.Create(new("nb-NO"), ignoreCase: true)), all);
        Assert.Equal("Åmot", all[^1]);
        await browser.OpenAsync("/kommuner?etter=4601");
        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);

        static List<string> Names(string html) =>
            [.. Regex.Matches(html, "class=\"row__title\"[^>]*>([^<]+)<").Select(row => WebUtility.HtmlDecode(row.Groups[1].Value))];
    }

    [Theory]
    [InlineData("/kart", "/kart", "page")]
    [InlineData("/klynger", "/kart", "true")]
    [InlineData("/klynger/kunnskapskommunen", "/kart", "true")]
    [InlineData("/kommuner/4601", "/kart", "true")]
    [InlineData("/regioner/vest", "/kart", "true")]
    [InlineData("/behov?q=x", "/behov", "page")]
    [InlineData("/behov/vest-2026-17", "/behov", "true")]
    [InlineData("/om", null, null)]
    public async Task The_menu_marks_the_section_that_the_page_is_in(string address, string? marked, string? how)
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs/vest-2026-17", HttpStatusCode.OK, ScriptedGateway.Need());
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync(address);

        var menu = Regex.Match(browser.Html, "main-menu--wide.*?</nav>", RegexOptions.Singleline).Value;
        var current = Regex.Matches(menu, "href=\"([^\"]+)\" aria-current=\"([^\"]+)\"").Select(link => (link.Groups[1].Value, link.Groups[2].Value));
        Assert.Equal(marked is null ? [] : [(marked, how!)], current);
    }

    [Fact]
    public async Task A_cluster_shows_who_takes_part_and_who_has_left()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/klynger/kunnskapskommunen");

        Assert.Contains("Startet 2015", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Kilder Evalueringen 2023", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Bergen Motorkommune Ja", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Universitetet i Bergen Partner 1. mars 2019 1. januar 2021", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Meld inn", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kart?dato=2019-12-31", "/municipalities?limit=200&on=2019-12-31")]
    [InlineData("/klynger/kunnskapskommunen?dato=2019-12-31", "/clusters/kunnskapskommunen?on=2019-12-31")]
    [InlineData("/kommuner?dato=2019-12-31", "/clusters?limit=200&on=2019-12-31")]
    [InlineData("/kart?dato=in-the-past", "/municipalities?limit=200")]
    public async Task A_page_is_shown_as_of_a_day(string address, string asked)
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.Contains(Nation + asked, _portal.Gateway.Asked);
    }

    [Fact]
    public async Task A_day_that_the_register_refuses_is_explained()
    {
        _portal.Gateway.On($"GET {Nation}/municipalities", HttpStatusCode.UnprocessableEntity, new
        {
            type = "/problems/invalid-fields",
            title = "Noe må rettes",
            status = 422,
            errors = new[] { new { pointer = "?on", detail = "Registeret begynner 1. januar 2017." } },
        });
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/kart?dato=1999-01-01");

        Assert.Contains("Registeret begynner 1. januar 2017.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"1999-01-01\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_municipality_shows_its_numbers_its_clusters_and_the_way_to_its_needs()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/kommuner/4601");

        Assert.Contains("Bergen kommune Kommunenummer 4601 Region KSF Vest Innbyggere 291 940", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Kunnskapskommunen Etablert Medlem · Motorkommune", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Bergen 1201 Uten region 1. januar 2017 1. januar 2020", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/behov?kommune=4601\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_names_its_white_spots()
    {
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/regioner/vest");
        Assert.Contains("Kommuner som ikke er med i noen klynge (1) Askøy", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/regioner/atlantis");

        Assert.Equal(HttpStatusCode.NotFound, browser.Response.StatusCode);
    }

    [Fact]
    public async Task A_secretariat_lets_a_municipality_join()
    {
        var cluster = ScriptedGateway.Cluster(actions: ["join", "leave", "dissolve"]);
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/clusters/kunnskapskommunen", HttpStatusCode.OK, cluster, etag: "\"3\"");
        _portal.Gateway.On($"POST {Vest}/clusters/{cluster["id"]}/participations", HttpStatusCode.OK, cluster);
        var browser = await _portal.SignInAsync("vest-sekretariat");
        await browser.OpenAsync("/klynger/kunnskapskommunen");
        Assert.Contains("Meld inn Meld ut Oppløs klyngen", browser.Words, StringComparison.Ordinal);

        await browser.OpenAsync("/klynger/kunnskapskommunen/inn");
        Assert.Contains("<option value=\"4627\">Askøy</option>", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<option value=\"0301\"", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(("party", "4627"), ("role", "member"), ("from", "2024-02-01"));

        Assert.Equal("/klynger/kunnskapskommunen?endret", browser.Page.PathAndQuery);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(("4627", "member", "2024-02-01"), (sent.GetProperty("party").GetString(), sent.GetProperty("role").GetString(), sent.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task A_cluster_is_founded_in_four_steps_and_read_over_before_it_is_sent()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        _portal.Gateway.On($"POST {Vest}/clusters", HttpStatusCode.Created, ScriptedGateway.Cluster());
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/opprett-klynge");
        Assert.Contains("<title>Steg 1 av 4: Opprett", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(("name", "Kunnskapskommunen"), ("foundedOn", "2015-01-01"), ("areas", "health-and-care"));
        Assert.EndsWith("?steg=2", browser.Page.Query, StringComparison.Ordinal);
        Assert.Contains("<title>Steg 2 av 4: Opprett", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(("members", "4601"), ("members", "4627"));
        await browser.SendAsync(("engines", "4601"));
        Assert.Contains("<title>Steg 4 av 4: Opprett", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(("waiver", "Senere."));
        Assert.Contains("Kommuner i klyngen Bergen, Askøy Endre", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Når begynte samarbeidet? 1. januar 2015 Endre", browser.Words, StringComparison.Ordinal);
        Assert.Empty(_portal.Gateway.Posted);
        await browser.SendAsync();

        Assert.Equal("/klynger/kunnskapskommunen?opprettet", browser.Page.PathAndQuery);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(["4601", "4627"], sent.GetProperty("members").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(["4601"], sent.GetProperty("engines").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(("Kunnskapskommunen", "Senere."), (sent.GetProperty("name").GetString(), sent.GetProperty("waiver").GetString()));
    }

    [Fact]
    public async Task Engines_are_chosen_among_the_members_and_go_with_them()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/opprett-klynge?steg=3");
        Assert.Contains("Velg kommunene i klyngen i steget før.", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"4601\"", browser.Html, StringComparison.Ordinal);

        await browser.OpenAsync("/for/vest/vest/opprett-klynge?steg=2");
        await browser.SendAsync(("name", "Kunnskapskommunen"), ("members", "4627"), ("members", "4601"));
        Assert.Equal(["4627", "4601"], Choices(browser.Html, "engines"));
        await browser.SendAsync(("engines", "4601"));
        await browser.OpenAsync("/for/vest/vest/opprett-klynge?steg=2&se-over=endre");
        await browser.SendAsync(browser.Form(), ("members", "4627"));

        Assert.EndsWith("?se-over=ja", browser.Page.Query, StringComparison.Ordinal);
        Assert.Contains("Motorkommuner Ikke fylt ut", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"4601\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_there_to_choose_engines_among_also_while_the_register_is_down()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Nation}/municipalities", (_, _) => throw new HttpRequestException("down"));
        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/opprett-klynge?steg=2");
        await browser.SendAsync(("members", "4627"));

        Assert.Equal(["4627"], Choices(browser.Html, "engines"));
    }

    [Fact]
    public async Task Municipalities_to_choose_among_stand_from_A_to_Å_and_are_counted()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Nation}/municipalities", HttpStatusCode.OK, ScriptedGateway.PageOf(
            [.. "ÅØÆZABCDEFGHI".Select((letter, place) => ScriptedGateway.Municipality($"{4601 + place}", $"{letter}sund", "vest", 1))]));
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/opprett-klynge?steg=2");

        Assert.Matches("Asund.*Bsund.*Zsund.*Æsund.*Øsund.*Åsund", browser.Words);
        Assert.Contains("Kommuner i klyngen 13 kommuner.", browser.Words, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Choices(string html, string field) =>
        Regex.Matches(html, $"type=\"checkbox\" name=\"{field}\" value=\"(\\d+)\"").Select(choice => choice.Groups[1].Value);

    [Fact]
    public async Task A_step_is_left_when_its_own_answers_are_right()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.UnprocessableEntity, Refusal(("/name", "Skriv navnet."), ("/members", "Velg en kommune.")));
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/opprett-klynge");
        await browser.SendAsync(("foundedOn", "2015-01-01"));
        Assert.Contains("Skriv navnet.", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Velg en kommune.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Må rettes: ", browser.Text, StringComparison.Ordinal);

        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.UnprocessableEntity, Refusal(("/members", "Velg en kommune.")));
        await browser.SendAsync(("name", "Kunnskapskommunen"), ("foundedOn", "2015-01-01"));
        Assert.Contains("<title>Steg 2 av 4: ", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Velg en kommune.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_an_earlier_step_leads_there_and_back_to_what_is_read_over()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.UnprocessableEntity, Refusal(("/members/0", "4601 hører til «ost».")));
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/opprett-klynge?steg=4");
        await browser.SendAsync(("waiver", "Senere."));
        Assert.Contains("href=\"/for/vest/vest/opprett-klynge?steg=2&amp;se-over=endre#members\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Kommuner i klyngen: 4601 hører til «ost».", browser.Text, StringComparison.Ordinal);

        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        await browser.OpenAsync("/for/vest/vest/opprett-klynge?steg=2&se-over=endre");
        await browser.SendAsync(("members", "4601"));
        Assert.EndsWith("?se-over=ja", browser.Page.Query, StringComparison.Ordinal);
        Assert.Contains("Hvorfor har klyngen ingen forskningspartner? Senere. Endre", browser.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?steg=99", "Steg 4 av 4")]
    [InlineData("?steg=-1", "Steg 1 av 4")]
    [InlineData("?steg=to", "Steg 1 av 4")]
    public async Task A_step_that_is_not_there_is_the_nearest_one(string query, string title)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync($"/for/vest/vest/opprett-klynge{query}");

        Assert.Contains($"<title>{title}", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_offered_none_of_it()
    {
        var browser = await _portal.SignInAsync();

        foreach (var address in (string[])["/for/vest/4627/opprett-klynge", "/klynger/kunnskapskommunen/inn", "/klynger/kunnskapskommunen/opplos"])
        {
            await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        }
    }

    [Fact]
    public async Task A_register_that_is_down_leaves_its_part_marked()
    {
        foreach (var noun in (string[])["municipalities", "clusters", "regions", "counties"])
            _portal.Gateway.On($"GET {Nation}/{noun}", (_, _) => throw new HttpRequestException("down"));
        var browser = _portal.OpenBrowser();

        foreach (var address in (string[])["/kart", "/klynger", "/kommuner"])
        {
            await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
            Assert.Contains("Denne delen svarer ikke akkurat nå", browser.Text, StringComparison.Ordinal);
        }
    }

    private static object Refusal(params (string Pointer, string Detail)[] errors) => new
    {
        type = "/problems/invalid-fields",
        title = "Noe må rettes",
        status = 422,
        errors = errors.Select(error => new { pointer = error.Pointer, detail = error.Detail }),
    };

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
