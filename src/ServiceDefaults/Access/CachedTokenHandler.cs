using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// Validates a token once a minute at most, since checking a signature costs more than most requests do. Only what was found valid is
/// remembered, and never past the token's expiry. One handler serves one set of validation parameters.
/// </summary>
internal sealed class CachedTokenHandler(TokenHandler inner, TimeProvider time, ILogger<CachedTokenHandler> logger, int capacity = 4096)
    : TokenHandler
{
    /// <summary>How long a key that its issuer has withdrawn can still be accepted.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly IssuerKeys _keys = new(time, logger);

    internal ValidatedTokens Known { get; } = new(capacity);

    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var digest = TokenDigest.Of(token);
        return Known.TryFind(digest, time.GetUtcNow(), out var known) ? known : ValidateAsync(token, digest, validationParameters);
    }

    public override Task<TokenValidationResult> ValidateTokenAsync(SecurityToken token, TokenValidationParameters validationParameters) =>
        inner.ValidateTokenAsync(token, validationParameters);

    public override SecurityToken ReadToken(string token) => inner.ReadToken(token);

    private async Task<TokenValidationResult> ValidateAsync(string token, TokenDigest digest, TokenValidationParameters parameters)
    {
        if (parameters.ConfigurationManager is { } issuer && await _keys.Missing(issuer) is { } missing)
            return new TokenValidationResult { IsValid = false, Exception = missing };

        var result = await inner.ValidateTokenAsync(token, parameters);
        var now = time.GetUtcNow();
        if (result.IsValid)
            Known.Keep(digest, Task.FromResult(result), Earliest(now + Longest, new DateTimeOffset(result.SecurityToken.ValidTo)));
        return result;
    }

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
