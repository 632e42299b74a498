using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// Caches validated tokens for up to a minute, because checking a signature costs more than most requests. Only valid tokens are cached,
/// and never past their expiry. One handler serves one set of validation parameters.
/// </summary>
internal sealed class CachedTokenHandler(TokenHandler inner, TimeProvider time, ILogger<CachedTokenHandler> logger, int capacity = 4096)
    : TokenHandler
{
    /// <summary>Maximum age of a cached token, and so the longest time that a withdrawn signing key is still accepted.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(60);

    private readonly IssuerKeys _keys = new(time, logger);

    internal ValidatedTokens Cache { get; } = new(capacity);

    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var digest = TokenDigest.Of(token);
        return Cache.TryFind(digest, time.GetUtcNow(), out var known) ? known : ValidateAsync(token, digest, validationParameters);
    }

    public override Task<TokenValidationResult> ValidateTokenAsync(SecurityToken token, TokenValidationParameters validationParameters) =>
        inner.ValidateTokenAsync(token, validationParameters);

    public override SecurityToken ReadToken(string token) => inner.ReadToken(token);

    private async Task<TokenValidationResult> ValidateAsync(string token, TokenDigest digest, TokenValidationParameters parameters)
    {
        if (parameters.ConfigurationManager is { } issuer && await _keys.FindFailureAsync(issuer) is { } failure)
            return new TokenValidationResult { IsValid = false, Exception = failure };

        var result = await inner.ValidateTokenAsync(token, parameters);
        var now = time.GetUtcNow();
        if (result.IsValid)
            Cache.Add(digest, Task.FromResult(result), Earliest(now + MaximumAge, new DateTimeOffset(result.SecurityToken.ValidTo)));
        return result;
    }

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
