using System.Net;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

public sealed class SigningInTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private static readonly HttpClient Direct = new(new HttpClientHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task A_page_that_needs_it_leads_to_the_issuer_and_back_to_the_same_page()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/for/vest/4627?etter=");
        Assert.StartsWith(portal.Issuer, browser.Page.AbsoluteUri, StringComparison.Ordinal);

        await browser.SendAsync(("sub", "askoy-fou"));
        Assert.Equal("/for/vest/4627?etter=", browser.Page.PathAndQuery);
        Assert.Contains("FoU-kontakt, Askøy", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_not_asked_for_signs_nobody_in()
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync("/signin-oidc?code=stolen&state=made-up");

        Assert.Equal("/feil/innlogging", browser.Page.AbsolutePath);
        Assert.Contains("Innloggingen stoppet", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/");
        Assert.Contains("Logg inn", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_at_the_issuer_too()
    {
        var browser = await portal.SignInAsync();

        await browser.SendAsync();
        Assert.StartsWith(portal.Issuer, browser.Page.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("Du blir logget ut", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(("logout", "yes"));
        Assert.Equal("/logget-ut", browser.Page.AbsolutePath);
        Assert.Contains("Du er logget ut", browser.Text, StringComparison.Ordinal);

        await browser.OpenAsync("/logg-inn");
        Assert.Contains("Hvem vil du logge inn som?", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/logg-inn")]
    [InlineData("/for/vest/4627")]
    public async Task When_the_issuer_does_not_answer_the_person_is_told(string page)
    {
        await using var alone = new PortalUnderTest { OtherIssuer = $"http://localhost:{FreePort.Take()}" };
        await alone.InitializeAsync();
        var browser = alone.OpenBrowser();

        await browser.OpenAsync(page);

        Assert.Equal("/feil/innlogging", browser.Page.AbsolutePath);
        Assert.Contains("innloggingstjenesten svarer ikke", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_issuer_stops_answering_the_person_is_told()
    {
        await using var alone = new PortalUnderTest();
        await alone.InitializeAsync();
        await alone.SignInAsync();
        await alone.StopIssuerAsync();
        var browser = alone.OpenBrowser();

        await browser.OpenAsync("/logg-inn");

        Assert.Equal("/feil/innlogging", browser.Page.AbsolutePath);
    }

    [Fact]
    public async Task When_the_issuer_does_not_answer_signing_out_ends_the_session_here()
    {
        await using var alone = new PortalUnderTest();
        await alone.InitializeAsync();
        var browser = await alone.SignInAsync();
        await alone.StopIssuerAsync();
        alone.ForgetIssuer();

        await browser.SendAsync();

        Assert.Equal("/logget-ut", browser.Page.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.DoesNotContain("Logget inn som", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_sign_a_person_out()
    {
        var browser = await portal.SignInAsync();

        await browser.SendAsync(browser.Form() with { Hidden = [] });

        await browser.OpenAsync("/");
        Assert.Contains("FoU-kontakt, Askøy", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_token_has_expired_the_issuer_is_asked_again_and_the_page_opens()
    {
        await using var alone = new PortalUnderTest();
        await alone.InitializeAsync();
        var browser = await alone.SignInAsync();

        alone.Time.Advance(TimeSpan.FromHours(2));
        await browser.OpenAsync("/for/vest/4627");

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.Equal("/for/vest/4627", browser.Page.PathAndQuery);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_link_can_only_lead_back_to_a_page_of_ours(string page)
    {
        var answer = await Direct.GetAsync(
            new Uri(portal.Url, $"/sprak/nn?tilbake={Uri.EscapeDataString(page)}"), TestContext.Current.CancellationToken);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/%C3%A6", "/%C3%A6")]
    [InlineData("/a%CC%8A?q=%F0%9F%92%A1", "/a%CC%8A?q=%F0%9F%92%A1")]
    [InlineData("/ren%20plan", "/ren%20plan")]
    public async Task It_leads_back_also_to_a_page_with_other_letters(string page, string location)
    {
        var answer = await Direct.GetAsync(new Uri(portal.Url, $"/sprak/nn?tilbake={page}"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(location, answer.Headers.GetValues("Location").Single());
    }

    [Fact]
    public async Task One_who_is_signed_in_is_not_told_to_be_signed_out()
    {
        var browser = await portal.SignInAsync();

        await browser.OpenAsync("/logget-ut");

        Assert.DoesNotContain("Du er logget ut", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Du er logget inn", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb", "Du blir logget ut", "Du er logget ut")]
    [InlineData("nn", "Du blir logga ut", "Du er logga ut")]
    [InlineData("en", "You are being signed out", "You are signed out")]
    public async Task Signing_out_is_told_in_the_readers_language(string language, string leaving, string signedOut)
    {
        var browser = await portal.SignInAsync();
        await browser.OpenAsync($"/sprak/{language}?tilbake=/");

        await browser.SendAsync();
        Assert.Contains($"<html lang=\"{language}\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains(leaving, browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(("logout", "yes"));

        Assert.Contains(signedOut, browser.Text, StringComparison.Ordinal);
    }
}
