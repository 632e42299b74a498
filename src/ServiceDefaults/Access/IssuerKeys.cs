using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// Whether the issuer's keys can be had. Without them no token can be called invalid, which is told apart from a token that is. All who wait
/// share one question, and after a failure it is not put again for a second, so that a silent provider does not hold up a queue of requests.
/// </summary>
internal sealed class IssuerKeys(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<IdentityProviderUnreachableException?>? _question;
    private DateTimeOffset _notBefore;
    private bool _missing;

    /// <summary>Null when the keys are known.</summary>
    public Task<IdentityProviderUnreachableException?> Missing(BaseConfigurationManager issuer)
    {
        lock (_gate)
        {
            if (_question is null || (_question.IsCompleted && time.GetUtcNow() >= _notBefore))
                _question = AskAsync(issuer);
            return _question;
        }
    }

    private async Task<IdentityProviderUnreachableException?> AskAsync(BaseConfigurationManager issuer)
    {
        try
        {
            await issuer.GetBaseConfigurationAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            _notBefore = time.GetUtcNow() + Pause;
            if (!_missing)
            {
                logger.LogError(
                    "The identity provider's keys cannot be fetched, and no token can be checked until they can ({MetadataAddress}: {Reason}) "
                    + "Start it, or correct the setting Identity:Authority", issuer.MetadataAddress, exception.GetBaseException().Message);
            }

            _missing = true;
            return new IdentityProviderUnreachableException(exception);
        }

        if (_missing)
            logger.LogInformation("The identity provider answers again: tokens are checked ({MetadataAddress})", issuer.MetadataAddress);
        _missing = false;
        return null;
    }
}

/// <summary>The issuer's keys are not known and it cannot be asked for them, so whether a token is valid is not known either.</summary>
internal sealed class IdentityProviderUnreachableException(Exception reason)
    : SecurityTokenException("The identity provider does not answer, so the token could not be checked.", reason);
