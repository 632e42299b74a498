using System.Net;
using Ksf.TestKit;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.Portal.Tests;

/// <summary>The issuer ends a person's sessions in the portal, by a call of its own.</summary>
public sealed class BackChannelLogoutTests : LyingIssuerTest
{
    private static readonly (string, object) Event =
        ("events", new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() });

    private static readonly (string, object) Once = ("jti", "once");

    private static readonly TimeSpan Now = TimeSpan.FromHours(1);

    private readonly HttpClient _caller = new();

    [Fact]
    public async Task The_session_that_the_issuer_names_is_ended_and_no_other()
    {
        var (atWork, atHome) = (await SignInAsync("work"), await SignInAsync("home"));

        Assert.Equal(HttpStatusCode.OK, await SayAsync(LogoutToken(further: [Event, Once, ("sid", "work")])));

        Assert.False(await IsSignedInAsync(atWork));
        Assert.True(await IsSignedInAsync(atHome));
    }

    [Fact]
    public async Task When_the_issuer_names_only_the_person_all_of_hers_are_ended()
    {
        var (atWork, atHome, another) = (await SignInAsync("work"), await SignInAsync("home"), await SignInAsync("work", "bergen-fou"));

        Assert.Equal(HttpStatusCode.OK, await SayAsync(LogoutToken(further: [Event, Once])));

        Assert.False(await IsSignedInAsync(atWork));
        Assert.False(await IsSignedInAsync(atHome));
        Assert.True(await IsSignedInAsync(another));
    }

    [Fact]
    public async Task A_logout_token_that_is_sent_again_later_does_no_harm()
    {
        var before = await SignInAsync("work", issuedAgo: TimeSpan.FromMinutes(3));
        var token = LogoutToken(Now - TimeSpan.FromMinutes(2), further: [Event, Once]);
        Assert.Equal(HttpStatusCode.OK, await SayAsync(token));
        var after = await SignInAsync("work");

        Assert.Equal(HttpStatusCode.OK, await SayAsync(token));

        Assert.False(await IsSignedInAsync(before));
        Assert.True(await IsSignedInAsync(after));
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("signed by another")]
    [InlineData("not signed")]
    [InlineData("of another issuer")]
    [InlineData("for another audience")]
    [InlineData("expired")]
    [InlineData("old")]
    [InlineData("an id token")]
    [InlineData("without its event")]
    [InlineData("with an event that is no object")]
    [InlineData("without jti")]
    public async Task What_is_no_logout_token_ends_nothing(string token)
    {
        var browser = await SignInAsync("work");

        Assert.Equal(HttpStatusCode.BadRequest, await SayAsync(token switch
        {
            "signed by another" => StrangersKeys.Token(
                audience: "ksf-portal", issuer: Issuer.Authority, further: new Dictionary<string, object> { [Event.Item1] = Event.Item2, ["jti"] = "once" }),
            "not signed" => $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{LogoutToken(further: [Event, Once]).Split('.')[1]}.",
            "of another issuer" => LogoutToken(issuer: Keys.Authority, further: [Event, Once]),
            "for another audience" => LogoutToken(audience: "ksf", further: [Event, Once]),
            "expired" => LogoutToken(TimeSpan.FromMinutes(-5), further: [Event, Once]),
            "old" => LogoutToken(TimeSpan.FromMinutes(20), further: [Event, Once]),
            "an id token" => Issuer.Token("nonce", further: [Event, Once]),
            "without its event" => LogoutToken(further: [Once]),
            "with an event that is no object" => LogoutToken(further: [("events", "http://schemas.openid.net/event/backchannel-logout"), Once]),
            "without jti" => LogoutToken(further: [Event]),
            _ => "no token",
        }));

        Assert.True(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task A_real_issuer_calls_it_when_the_person_signs_out_elsewhere()
    {
        await using var portal = new PortalUnderTest();
        await portal.InitializeAsync();
        var browser = await portal.SignInAsync();

        // Another site of the same issuer asks it to end the session.
        await browser.OpenAsync($"{portal.Issuer}/session/end");
        Assert.Contains("Vil du logge ut?", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(("logout", "yes"));

        Assert.Equal(0, Assert.Single(await portal.QueryAsync<long>("select count(*) from sessions")));
        await browser.OpenAsync("/");
        Assert.DoesNotContain("Logget inn som", browser.Words, StringComparison.Ordinal);
    }

    private string LogoutToken(
        TimeSpan? lifetime = null, string audience = "ksf-portal", string? issuer = null, params (string Claim, object Value)[] further) =>
        Issuer.Token(nonce: null, audience, issuer, lifetime, further: further);

    private async Task<HttpStatusCode> SayAsync(string token)
    {
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        return (await _caller.PostAsync(new Uri(Portal.Url, "/signout-backchannel"), form)).StatusCode;
    }

    private async Task<Browser> SignInAsync(string session, string sub = "askoy-fou", TimeSpan issuedAgo = default)
    {
        Issuer.IdToken = nonce => Issuer.Token(nonce, lifetime: Now - issuedAgo, sub: sub, further: ("sid", session));
        var browser = Portal.OpenBrowser();
        await browser.OpenAsync("/logg-inn");
        Assert.True(await IsSignedInAsync(browser));
        return browser;
    }

    private static async Task<bool> IsSignedInAsync(Browser browser)
    {
        await browser.OpenAsync("/");
        return browser.Words.Contains("Logget inn som", StringComparison.Ordinal);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _caller.Dispose();
    }
}
