using Ksf.TestKit;
using System.Net;
using Ksf.Portal.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Portal.Tests;

/// <summary>A session lives in the database. The cookie is only the key to it.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private const string Page = "/for/vest/4627";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_cookie_that_was_copied_is_worth_nothing_after_signing_out()
    {
        var browser = await _portal.SignInAsync();
        var thief = browser.Copy();
        await thief.OpenAsync(Page);
        Assert.Contains("FoU-kontakt, Askøy", thief.Text, StringComparison.Ordinal);

        await browser.SendAsync();

        await thief.OpenAsync("/");
        Assert.DoesNotContain("FoU-kontakt, Askøy", thief.Text, StringComparison.Ordinal);
        Assert.Equal(0, await SessionsAsync());
    }

    [Fact]
    public async Task A_cookie_that_was_copied_does_not_follow_into_the_next_sign_in()
    {
        var browser = await _portal.SignInAsync();
        var thief = browser.Copy();

        await browser.OpenAsync("/logg-inn?tilbake=/");
        Assert.Contains("FoU-kontakt, Askøy", browser.Text, StringComparison.Ordinal);

        await thief.OpenAsync("/");
        Assert.DoesNotContain("FoU-kontakt, Askøy", thief.Text, StringComparison.Ordinal);
        Assert.Equal(1, await SessionsAsync());
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        var browser = await _portal.SignInAsync();

        await _portal.RestartAsync();

        await browser.OpenAsync(Page);
        Assert.Equal(Page, browser.Page.AbsolutePath);
        Assert.Contains("FoU-kontakt, Askøy", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_alone_signs_nobody_in_and_names_nobody()
    {
        await _portal.SignInAsync();

        var stored = string.Concat(
            (await _portal.QueryAsync<string>(
                "select encode(ticket, 'escape') || ' ' || encode(owner, 'escape') || ' ' || encode(key_hash, 'escape') from sessions"))
            .Concat(await _portal.QueryAsync<string>("select xml from data_protection_keys")));

        Assert.Each(["eyJ", "askoy", "Ask", "<masterKey", "<value>"], readable => Assert.DoesNotContain(readable, stored, StringComparison.Ordinal));
        Assert.Equal([32], await _portal.QueryAsync<int>("select length(key_hash) from sessions"));
        Assert.Contains("<encrypted", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_holds_no_token()
    {
        var browser = await _portal.SignInAsync();

        var cookies = browser.Cookies.GetCookies(_portal.Url);

        Assert.InRange(cookies["ksf_session"]!.Value.Length, 1, 500);
        Assert.Null(cookies["ksf_sessionC1"]);
    }

    [Fact]
    public async Task A_session_that_has_expired_is_removed()
    {
        var browser = await _portal.SignInAsync();
        await RemoveOldAsync();
        Assert.Equal(1, await SessionsAsync());

        _portal.Time.Advance(TimeSpan.FromHours(9));
        await RemoveOldAsync();

        Assert.Equal(0, await SessionsAsync());
        await browser.OpenAsync(Page);
        Assert.Equal(Page, browser.Page.AbsolutePath);
    }

    [Fact]
    public async Task While_the_database_is_away_the_public_pages_are_there_and_one_who_is_signed_in_is_told()
    {
        var (anonymous, browser) = (_portal.OpenBrowser(), await _portal.SignInAsync());
        _portal.StopDatabase();

        await anonymous.OpenAsync("/");
        Assert.Equal(HttpStatusCode.OK, anonymous.Response.StatusCode);
        Assert.Contains("Hva trenger kommunen din å vite?", anonymous.Text, StringComparison.Ordinal);

        await browser.OpenAsync(Page);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Response.StatusCode);
        Assert.Contains("Tjenesten svarer ikke akkurat nå", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/portal.css");
        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);

        _portal.StartDatabase();
        await browser.OpenAsync(Page);
        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.Contains("FoU-kontakt, Askøy", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_database_is_away_one_who_signs_in_or_out_is_told()
    {
        var (browser, signedIn) = (_portal.OpenBrowser(), await _portal.SignInAsync());
        await browser.OpenAsync("/logg-inn");
        _portal.StopDatabase();

        await browser.SendAsync(("sub", "askoy-fou"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Response.StatusCode);
        Assert.Contains("Tjenesten svarer ikke akkurat nå", browser.Text, StringComparison.Ordinal);

        await signedIn.SendAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, signedIn.Response.StatusCode);
    }

    [Fact]
    public async Task A_portal_that_starts_without_its_database_serves_the_public_pages()
    {
        _portal.StopDatabase();
        await _portal.RestartAsync();
        var anonymous = _portal.OpenBrowser();

        await anonymous.OpenAsync("/");

        Assert.Equal(HttpStatusCode.OK, anonymous.Response.StatusCode);
    }

    private Task RemoveOldAsync() => _portal.Services.GetRequiredService<Cleanup>().RunAsync(TestContext.Current.CancellationToken);

    private async Task<long> SessionsAsync() => Assert.Single(await _portal.QueryAsync<long>("select count(*) from sessions"));

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
