using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.Portal.Session;

/// <summary>The OpenID issuer, as it describes itself, and the id tokens it signs.</summary>
internal sealed class Issuer(PortalSettings settings, IHttpClientFactory clients)
{
    private static readonly JsonWebTokenHandler Reader = new() { MapInboundClaims = false };

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _description = new(
        $"{settings.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(clients.CreateClient(nameof(Issuer))) { RequireHttps = settings.Authority.Scheme == Uri.UriSchemeHttps });

    /// <summary>Its endpoints and keys, kept and refreshed.</summary>
    /// <exception cref="InvalidOperationException">The issuer does not answer.</exception>
    public Task<OpenIdConnectConfiguration> DescribeAsync(CancellationToken cancellation) => _description.GetConfigurationAsync(cancellation);

    /// <summary>Who signed in, from an id token made for us, now, in answer to our own question (<paramref name="nonce"/>).</summary>
    public async Task<IEnumerable<Claim>> ReadAsync(string idToken, string nonce)
    {
        var result = await Reader.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ConfigurationManager = _description,
            ValidAudience = settings.ClientId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
        });
        if (!result.IsValid)
            throw new AuthenticationFailureException("The id token is not valid.", result.Exception);

        var claims = result.ClaimsIdentity.Claims.ToList();
        return claims.Exists(claim => claim.Type == "nonce" && claim.Value == nonce)
            ? claims.Where(claim => claim.Type is "sub" or "name")
            : throw new AuthenticationFailureException("The id token answers another sign-in than this one.");
    }
}
