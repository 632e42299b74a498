using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// Fetches the issuer's signing keys. Without them a token is neither valid nor invalid, and the request gets another answer than one with
/// an invalid token. Concurrent callers share one fetch. After a failure there is no new fetch for a second, so that requests do not queue
/// up behind an unresponsive issuer.
/// </summary>
internal sealed class IssuerKeys(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<IdentityProviderUnreachableException?>? _fetch;
    private DateTimeOffset _notBefore;
    private bool _failing;

    /// <summary>Null when the keys are available; otherwise why they are not.</summary>
    public Task<IdentityProviderUnreachableException?> FindFailureAsync(BaseConfigurationManager issuer)
    {
        lock (_lock)
        {
            if (_fetch is null || (_fetch.IsCompleted && time.GetUtcNow() >= _notBefore))
                _fetch = FetchAsync(issuer);
            return _fetch;
        }
    }

    private async Task<IdentityProviderUnreachableException?> FetchAsync(BaseConfigurationManager issuer)
    {
        try
        {
            await issuer.GetBaseConfigurationAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            _notBefore = time.GetUtcNow() + RetryDelay;
            if (!_failing)
            {
                logger.LogError(
                    "The identity provider's keys cannot be fetched, so no token can be checked ({MetadataAddress}: {Reason}). "
                    + "Start it, or correct the setting Identity:Authority", issuer.MetadataAddress, exception.GetBaseException().Message);
            }

            _failing = true;
            return new IdentityProviderUnreachableException(exception);
        }

        if (_failing)
            logger.LogInformation("The identity provider answers again ({MetadataAddress})", issuer.MetadataAddress);
        _failing = false;
        return null;
    }
}

/// <summary>The issuer's keys cannot be fetched, so a token cannot be validated.</summary>
internal sealed class IdentityProviderUnreachableException(Exception reason)
    : SecurityTokenException("The identity provider does not answer, so the token could not be checked.", reason);
