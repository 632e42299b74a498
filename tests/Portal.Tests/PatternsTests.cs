using System.Net;
using System.Text.RegularExpressions;
using Ksf.Portal.Patterns;
using Ksf.ServiceDefaults.Texts;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

/// <summary>The patterns as /stil shows them, and what they are made with.</summary>
public sealed class PatternsTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    [Theory]
    [InlineData("nb", "Trenger avklaring", "10 000 behov", "24. november 2026", "1 250 000 kr", "Dette fører vedtaket til")]
    [InlineData("nn", "Treng avklaring", "10 000 behov", "24. november 2026", "1 250 000 kr", "Grunngiving")]
    [InlineData("en", "Needs clarification", "10 000 needs", "24 November 2026", "NOK 1 250 000", "What it leads to")]
    public async Task Every_pattern_is_shown_in_the_readers_language_and_to_no_search_engine(string language, params string[] words)
    {
        var browser = portal.OpenBrowser();
        await browser.OpenAsync($"/sprak/{language}?tilbake=/stil");

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", browser.Html, StringComparison.Ordinal);
        Assert.Each(words, word => Assert.Contains(word, browser.Words.Replace('\u00a0', ' '), StringComparison.Ordinal));
        Assert.Each(
            ["collection", "record", "stepper", "time-line", "place", "review", "receipt", "ranking", "board", "table-region", "figure", "map", "decision", "notice"],
            pattern => Assert.Matches($"class=\"[^\"]*\\b{pattern}\\b", browser.Html));
    }

    [Fact]
    public async Task A_list_pages_by_key_and_keeps_its_filters_in_every_address()
    {
        var browser = portal.OpenBrowser();
        await browser.OpenAsync("/stil?region=vest");
        Assert.Contains("3 334 behov", browser.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Fjern Region: KSF Vest", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/stil?region=vest&amp;sorter=eldste#liste\"", browser.Html, StringComparison.Ordinal);

        var next = Regex.Match(browser.Html, "href=\"([^\"]+)\">Neste side").Groups[1].Value;
        await browser.OpenAsync(WebUtility.HtmlDecode(next));

        Assert.StartsWith("?region=vest&etter=", browser.Page.Query, StringComparison.Ordinal);
        Assert.Contains("3 334 behov", browser.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Til begynnelsen", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/stil", false)]
    [InlineData("/stil?sorter=eldste", true)]
    [InlineData("/stil?region=vest&sorter=eldste", true)]
    public async Task A_list_keeps_its_order_from_one_page_to_the_next(string address, bool oldestFirst)
    {
        var browser = portal.OpenBrowser();
        await browser.OpenAsync(address);
        var first = Moments(browser.Html);

        await browser.OpenAsync(WebUtility.HtmlDecode(Regex.Match(browser.Html, "href=\"([^\"]+)\">Neste side").Groups[1].Value));
        var both = first.Concat(Moments(browser.Html)).ToArray();

        Assert.Equal(40, both.Distinct().Count());
        Assert.Equal(oldestFirst ? both.Order() : both.OrderDescending(), both);

        static string[] Moments(string html) =>
            [.. Regex.Matches(Part(html, "class=\"rows\"", "</ol>"), "datetime=\"([^\"]+)\"").Select(time => time.Groups[1].Value)];
    }

    [Fact]
    public async Task Each_chip_leads_to_the_list_without_that_filter_and_with_the_others()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/stil?q=demens&region=vest&sorter=eldste");

        var chips = Part(browser.Html, "class=\"chips\"", "</ul>");
        Assert.Equal(
            ["/stil?region=vest&sorter=eldste#liste", "/stil?q=demens&sorter=eldste#liste"],
            Regex.Matches(chips, "href=\"([^\"]+)\"").Select(chip => chip.Groups[1].Value));
    }

    [Fact]
    public async Task A_state_has_its_icon_beside_its_word()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/stil");

        var states = Regex.Matches(Part(browser.Html, "class=\"style-page__states\"", "</ul>"), "<li>.*?</li>", RegexOptions.Singleline);
        Assert.Equal(States.All.Count + 1, states.Count);
        Assert.Each(states, state => Assert.Matches("<svg class=\"icon\".*aria-hidden=\"true\".*</svg><span>[^<]+</span>", state.Value));
    }

    [Fact]
    public async Task A_course_has_one_step_that_is_now_and_the_time_line_ends_with_who_has_it()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/stil");

        var course = Part(browser.Html, "class=\"stepper\"", "</ol>");
        var now = Assert.Single(Regex.Matches(course, "<li[^>]*aria-current=\"step\".*?</li>", RegexOptions.Singleline));
        Assert.Contains("Prioritering", now.Value, StringComparison.Ordinal);
        var line = Part(browser.Html, "class=\"time-line\"", "</ol>").ReplaceLineEndings(" ");
        Assert.Matches("datetime=.*datetime=.*class=\"time-line__coming\".*Ligger hos klyngekoordinatoren", line);
    }

    [Fact]
    public async Task A_form_in_steps_says_which_one_it_is_and_a_heading_is_said_once()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/stil");

        Assert.Contains("Steg 2 av 3", browser.Text, StringComparison.Ordinal);
        Assert.Matches("<caption class=\"ds-sr-only\">Behov etter tjenesteområde</caption>", WebUtility.HtmlDecode(browser.Html));
        Assert.Matches("<caption( class=\"\")?>Betaling etter avtalens nøkkel</caption>", WebUtility.HtmlDecode(browser.Html));
    }

    [Fact]
    public async Task A_table_has_its_numbers_under_each_other_and_their_sums_at_the_foot()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/stil");

        var table = Part(browser.Html, "aria-label=\"Betaling etter avtalens nøkkel\"", "</table>").Replace('\u00a0', ' ');
        Assert.Contains("<td role=\"cell\" class=\"number\" data-label=\"Innbyggere\">291 940</td>", table, StringComparison.Ordinal);
        Assert.Matches("<tfoot[^>]*>.*Sum.*<td [^>]*data-label=\"Innbyggere\">362 523</td>.*<td [^>]*data-label=\"Beløp\">1 552 223,40 kr</td>.*</tfoot>", table.ReplaceLineEndings(" "));
        var empty = Part(browser.Html, "aria-label=\"En tom tabell\"", "</table>");
        Assert.Contains("Ingenting her nå", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("<tfoot", empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_than_four_numbers_are_a_table_and_no_picture()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/stil");

        var figures = Regex.Matches(browser.Html, "<figure class=\"figure\">.*?</figure>", RegexOptions.Singleline)
            .Select(figure => figure.Value).ToArray();
        Assert.Equal(2, figures.Length);
        Assert.Matches("<rect.*<details.*<table", figures[0].ReplaceLineEndings(" "));
        Assert.Contains("<table", figures[1], StringComparison.Ordinal);
        Assert.DoesNotContain("<rect", figures[1], StringComparison.Ordinal);
        Assert.DoesNotContain("<details", figures[1], StringComparison.Ordinal);
    }

    /// <summary>What stands from the first place of one text to the next place of another.</summary>
    private static string Part(string html, string from, string to)
    {
        var page = WebUtility.HtmlDecode(html);
        var start = page.IndexOf(from, StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no {from} on the page.");
        return page[start..(page.IndexOf(to, start, StringComparison.Ordinal) + to.Length)];
    }

    [Fact]
    public async Task A_list_without_matches_says_what_to_do_and_one_without_anything_something_else()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/stil?q=finnesikke");

        Assert.Contains("Ta bort et valg, eller prøv et annet ord.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Meld det første.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_cannot_be_undone_is_asked_once_more()
    {
        var browser = portal.OpenBrowser();
        await browser.OpenAsync("/stil");
        Assert.DoesNotContain("Dette kan ikke angres", browser.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"bekreftet\" value=\"nei\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("data-color=\"danger\" type=\"submit\">Avslå søknaden", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);

        await browser.OpenAsync("/stil?bekreftet=nei");

        Assert.Contains("Dette kan ikke angres", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Ja, avslå søknaden", browser.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"bekreftet\" value=\"ja\"", browser.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/stil?rekkefolge=a&rekkefolge=b")]
    [InlineData("/stil?rekkefolge=a&rekkefolge=a&rekkefolge=a&opp=a")]
    [InlineData("/stil?opp=made-up&ned=a&etter=-1&region=made-up&kort=17&til=made-up&fane=made-up&sorter=made-up")]
    [InlineData("/stil?etter=99999999999999999999")]
    public async Task It_stands_what_anybody_writes_in_its_address(string address)
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
    }

    [Theory]
    [InlineData("b", null, "b a c")]
    [InlineData("a", null, "a b c")]
    [InlineData(null, "b", "a c b")]
    [InlineData(null, "c", "a b c")]
    [InlineData("made-up", null, "a b c")]
    [InlineData(null, null, "a b c")]
    public void A_button_moves_one_thing_one_place(string? up, string? down, string order) =>
        Assert.Equal(order.Split(' '), RankingOrder.After(["a", "b", "c"], up, down));

    [Theory]
    [InlineData(Language.Bokmal, "1 250 000 kr", "12,50 kr", "-3 000 kr", "24. november 2026")]
    [InlineData(Language.Nynorsk, "1 250 000 kr", "12,50 kr", "-3 000 kr", "24. november 2026")]
    [InlineData(Language.English, "NOK 1 250 000", "NOK 12.50", "NOK -3 000", "24 November 2026")]
    public void Money_and_days_are_written_out(Language language, string whole, string exact, string negative, string day)
    {
        Assert.Equal(whole, Plain(language.Money(1_250_000m)));
        Assert.Equal(exact, Plain(language.Money(12.5m)));
        Assert.Equal(negative, Plain(language.Money(-3_000m)));
        Assert.Equal(day, language.Day(new DateOnly(2026, 11, 24)));
        Assert.DoesNotContain(' ', language.Money(1_250_000m));

        static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u2212', '-');
    }

    [Fact]
    public void States_have_one_word_each_and_an_unknown_one_is_called_so()
    {
        Assert.Each(Enum.GetValues<Language>(), language => Assert.Distinct(States.All.Select(state => state.Word.In(language))));
        Assert.Equal(("Ukjent tilstand", "made-up"), (States.Of("made-up").Word.Nb, States.Of("made-up").Key));
    }

    [Theory]
    [InlineData("/behov", "/behov?q=a%20b&sorter=eldste")]
    [InlineData("/stil#liste", "/stil?q=a%20b&sorter=eldste#liste")]
    public void A_lists_address_has_what_is_chosen_and_no_more(string page, string address) =>
        Assert.Equal(address, ListAddress.Of(page, [("q", "a b"), ("region", ""), ("omrade", null), ("sorter", "eldste")]));
}
