using System.Net;
using System.Reflection;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Tests;

public sealed class PagesTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    [Theory]
    [InlineData("nb", "Hva trenger kommunen din å vite?")]
    [InlineData("nn", "Kva treng kommunen din å vite?")]
    [InlineData("en", "What does your municipality need to know?")]
    public async Task The_reader_chooses_the_language(string language, string heading)
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync($"/sprak/{language}?tilbake=/");

        Assert.Contains($"<html lang=\"{language}\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains(heading, browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_services_are_asked_in_the_readers_language()
    {
        var browser = await portal.SignInAsync();

        await browser.OpenAsync("/sprak/nn?tilbake=/vest/4627/behov");

        Assert.Equal("nn", portal.Gateway.Languages[^1]);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/finnes/ikke", HttpStatusCode.NotFound)]
    [InlineData("/feil/403", HttpStatusCode.Forbidden)]
    [InlineData("/feil/500", HttpStatusCode.InternalServerError)]
    [InlineData("/feil/200", HttpStatusCode.NotFound)]
    public async Task Every_page_is_whole_and_without_script(string page, HttpStatusCode status)
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync(page);

        Assert.Equal(status, browser.Response.StatusCode);
        Assert.Contains("<h1", browser.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"#innhold\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", browser.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=\"", browser.Html, StringComparison.OrdinalIgnoreCase);
        var policy = Assert.Single(browser.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_sheets_and_font_are_served()
    {
        var browser = portal.OpenBrowser();
        await browser.OpenAsync("/");
        var sheets = System.Text.RegularExpressions.Regex.Matches(browser.Html, "href=\"(/[^\"]+\\.css)\"").Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(3, sheets.Count);
        foreach (var asset in (string[])[.. sheets, "/vendor/inter-latin.woff2"])
        {
            await browser.OpenAsync(asset);
            Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
            Assert.True(browser.Html.Length > 1000, asset);
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task It_says_that_it_is_well(string address)
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
    }

    [Fact]
    public void Every_text_says_something_in_every_language()
    {
        var texts = new[] { typeof(CommonTexts), typeof(NeedTexts), typeof(ProblemTexts) }
            .SelectMany(catalogue => catalogue.GetFields(BindingFlags.Public | BindingFlags.Static))
            .ToDictionary(field => field.Name, field => (Text)field.GetValue(null)!);

        Assert.True(texts.Count > 50);
        Assert.All(texts, text => Assert.All(Enum.GetValues<Language>(), language => Assert.NotEmpty(text.Value.In(language))));
    }
}
