using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ksf.Portal.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Tests;

/// <summary>A problem's <c>type</c> is an address, and what is there explains it.</summary>
public sealed class ProblemKindTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task Each_kind_has_a_page_in_the_readers_language(string tag)
    {
        var language = Enum.GetValues<Language>().Single(language => language.Tag == tag);
        var browser = portal.OpenBrowser();
        await browser.OpenAsync($"/sprak/{tag}");

        Assert.True(ProblemCatalogue.All.Count > 20, "The catalogue is not there.");
        foreach (var kind in ProblemCatalogue.All)
        {
            await browser.OpenAsync(kind.Type);

            Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
            Assert.Contains($"<html lang=\"{tag}\"", browser.Html, StringComparison.Ordinal);
            Assert.Contains(kind.Title.In(language), browser.Text, StringComparison.Ordinal);
            Assert.Contains($" {kind.Status} ", browser.Words, StringComparison.Ordinal);
            Assert.Contains(kind.Type, browser.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{\d+\}", browser.Html);
        }
    }

    [Fact]
    public async Task It_says_what_is_wrong_what_to_do_and_whether_to_send_again()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/problems/too-large");
        Assert.Contains("Innholdet kan være høyst … kB.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("står i feltet «detail»", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Nei, svaret blir det samme", browser.Text, StringComparison.Ordinal);

        await browser.OpenAsync("/problems/version-missing");
        Assert.Contains("Les det du vil endre, og send «If-Match»", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("står i feltet «detail»", browser.Text, StringComparison.Ordinal);

        await browser.OpenAsync("/problems/unavailable");
        Assert.Contains("Ja, når det har gått litt tid", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_it_as_json_in_all_languages()
    {
        using var program = new HttpClient { BaseAddress = portal.Url };
        program.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        var answer = await program.GetAsync("/problems/version-missing", TestContext.Current.CancellationToken);

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var kind = JsonDocument.Parse(text);
        Assert.Equal(428, kind.RootElement.GetProperty("status").GetInt32());
        Assert.Equal("Oppgi hvilken versjon du endrer", kind.RootElement.GetProperty("title").GetProperty("nb").GetString());
        Assert.Equal("State which version you are changing", kind.RootElement.GetProperty("title").GetProperty("en").GetString());
        var outdated = await program.GetStringAsync("/problems/version-outdated", TestContext.Current.CancellationToken);
        Assert.Contains("på nytt", outdated, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_is_not_found()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/problems/made-up");

        Assert.Equal(HttpStatusCode.NotFound, browser.Response.StatusCode);
        Assert.Contains("Vi finner ikke siden", browser.Text, StringComparison.Ordinal);
    }
}
