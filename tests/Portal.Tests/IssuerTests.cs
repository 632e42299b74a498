using Ksf.TestKit;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.Portal.Tests;

/// <summary>
/// What the portal asks of an issuer, and what it accepts: only an id token that the issuer made for the portal, now, in answer to this
/// sign-in, signs anybody in.
/// </summary>
public sealed class IssuerTests : LyingIssuerTest
{
    [Fact]
    public async Task The_question_to_the_issuer_cannot_be_replayed()
    {
        using var direct = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var (first, second) = (await QuestionAsync(), await QuestionAsync());

        Assert.Equal("code", first["response_type"]);
        Assert.Equal("S256", first["code_challenge_method"]);
        Assert.Equal("openid profile ksf:read ksf:write", first["scope"]);
        Assert.Each(["nonce", "state", "code_challenge"], once =>
        {
            Assert.NotEqual("", first[once]);
            Assert.NotEqual(first[once], second[once]);
        });

        async Task<Dictionary<string, string>> QuestionAsync()
        {
            var answer = await direct.GetAsync(new Uri(Portal.Url, "/logg-inn"), TestContext.Current.CancellationToken);
            return QueryHelpers.ParseQuery(answer.Headers.Location!.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        }
    }

    [Fact]
    public async Task An_id_token_says_who_signed_in()
    {
        var browser = await SignInAsync(nonce => Issuer.Token(nonce));

        Assert.Equal("/for/vest/4627", browser.Page.AbsolutePath);
        Assert.Contains("Logget inn som askoy-fou", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_id_token_must_answer_this_sign_in() => RefusedAsync(_ => Issuer.Token("another"));

    [Fact]
    public Task An_id_token_must_answer_a_sign_in() => RefusedAsync(_ => Issuer.Token(nonce: null));

    [Fact]
    public Task An_id_token_must_be_there() => RefusedAsync(_ => "");

    [Fact]
    public Task An_id_token_must_be_meant_for_the_portal() => RefusedAsync(nonce => Issuer.Token(nonce, audience: "ksf"));

    [Fact]
    public Task An_id_token_must_not_have_expired() => RefusedAsync(nonce => Issuer.Token(nonce, lifetime: TimeSpan.FromHours(-1)));

    [Fact]
    public Task An_id_token_must_be_of_the_issuer() => RefusedAsync(nonce => Issuer.Token(nonce, issuer: Keys.Authority));

    [Fact]
    public Task An_id_token_must_be_signed_by_the_issuer() =>
        RefusedAsync(nonce => StrangersKeys.Token(audience: "ksf-portal", nonce: nonce, issuer: Issuer.Authority));

    [Fact]
    public Task An_id_token_must_be_signed() => RefusedAsync(nonce =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Issuer.Token(nonce).Split('.')[1]}.");

    private async Task RefusedAsync(Func<string, string> idToken)
    {
        var browser = await SignInAsync(idToken);

        Assert.Equal("/feil/innlogging", browser.Page.AbsolutePath);
        await browser.OpenAsync("/");
        Assert.DoesNotContain("Logget inn som", browser.Text, StringComparison.Ordinal);
    }

    private async Task<Browser> SignInAsync(Func<string, string> idToken)
    {
        Issuer.IdToken = idToken;
        var browser = Portal.OpenBrowser();
        await browser.OpenAsync("/logg-inn");
        return browser;
    }
}
