using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Ksf.Portal.Session;

/// <summary>
/// ASP.NET's own OAuth handler (authorization code, PKCE, state), made OpenID Connect: it adds a nonce to the question and
/// believes only an id token that answers it.
/// </summary>
internal sealed class SignInHandler(IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, Issuer issuer)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    private const string Nonce = ".nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            Options.AuthorizationEndpoint = (await issuer.DescribeAsync(Context.RequestAborted)).AuthorizationEndpoint;
        }
        catch (InvalidOperationException exception)
        {
            Logger.LogError(exception, "The issuer {Issuer} does not answer, so nobody can sign in", Options.ClaimsIssuer);
            Response.Redirect(SignIn.FailedPage);
            return;
        }

        properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), "nonce", properties.Items[Nonce]!);

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await issuer.DescribeAsync(Context.RequestAborted)).TokenEndpoint;
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response?.RootElement.GetString("id_token")
            ?? throw new AuthenticationFailureException("The issuer gave no id token.");
        var nonce = properties.Items[Nonce] ?? throw new AuthenticationFailureException("This sign-in was not begun here.");
        properties.Items.Remove(Nonce);
        identity.AddClaims(await issuer.ReadAsync(idToken, nonce));

        // Sign-out at the issuer needs the id token again.
        properties.StoreTokens([.. properties.GetTokens(), new AuthenticationToken { Name = "id_token", Value = idToken }]);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}
