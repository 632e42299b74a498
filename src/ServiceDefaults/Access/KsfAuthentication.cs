using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Authentication by bearer token from the one issuer that this installation trusts.</summary>
public static class KsfAuthentication
{
    /// <summary>The signatures that are accepted on the issuer's tokens.</summary>
    public static IReadOnlyList<string> SignatureAlgorithms { get; } =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds validation of bearer tokens (issuer, audience, signature, lifetime), cached for up to a minute. The issuer's keys are fetched
    /// with the first token. While they cannot be fetched, a request with a token gets 503 and a request without one is served.
    /// </summary>
    /// <exception cref="InvalidSettingException"><c>Identity:Authority</c> or <c>Identity:Audience</c> is missing.</exception>
    public static IHostApplicationBuilder AddKsfAuthentication(this IHostApplicationBuilder builder)
    {
        var authority = IssuerAddress.From(builder.Configuration, builder.Environment);
        var audience = Setting.Required(builder.Configuration, "Identity:Audience", "the audience its tokens are made for, such as ksf");

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TimeProvider, ILogger<CachedTokenHandler>>((options, time, logger) =>
            {
                options.Authority = authority.ToString().TrimEnd('/');
                options.Audience = audience;
                options.RequireHttpsMetadata = authority.Scheme == Uri.UriSchemeHttps;
                options.MapInboundClaims = false;
                options.SaveToken = false;
                options.BackchannelTimeout = TimeSpan.FromSeconds(5);
                // Minimum interval between refetches for an unknown key id: short enough for a rotation, long enough to resist flooding.
                options.RefreshInterval = TimeSpan.FromSeconds(30);
                options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
                options.TokenValidationParameters.NameClaimType = JwtRegisteredClaimNames.Sub;
                options.TokenValidationParameters.ValidAlgorithms = SignatureAlgorithms;
                options.TokenHandlers.Clear();
                options.TokenHandlers.Add(new CachedTokenHandler(new JsonWebTokenHandler { MapInboundClaims = false }, time, logger));
                options.Events = new JwtBearerEvents { OnChallenge = AnswerWhetherItCanBeChecked };
            });
        return builder;
    }

    private static Task AnswerWhetherItCanBeChecked(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is not IdentityProviderUnreachableException)
            return Task.CompletedTask;
        context.HandleResponse();
        return new Problem(AccessProblems.IdentityProviderDown) { RetryAfter = RetryAfter }.ExecuteAsync(context.HttpContext);
    }
}
