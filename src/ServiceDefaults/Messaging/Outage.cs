using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Logs an outage once when it begins and once when it ends, however many attempts fail in between.</summary>
internal sealed class Outage(string what, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private long? _since;
    private bool _reached;

    /// <summary>Records a failed attempt.</summary>
    public void Failed(Exception reason)
    {
        bool reached;
        lock (_lock)
        {
            if (_since is not null)
                return;
            _since = time.GetTimestamp();
            reached = _reached;
        }
        var innermost = reason.GetBaseException().Message;
        if (reached)
            logger.LogWarning("{What} cannot be reached; retrying: {Reason}", what, innermost);
        else // Expected at startup, when all programs start together.
            logger.LogInformation("{What} does not answer yet; retrying: {Reason}", what, innermost);
    }

    /// <summary>Records a successful attempt.</summary>
    public void Recovered()
    {
        long since;
        lock (_lock)
        {
            _reached = true;
            if (_since is null)
                return;
            since = _since.Value;
            _since = null;
        }
        logger.LogInformation("{What} was reached after {Seconds:0.0} s", what, time.GetElapsedTime(since).TotalSeconds);
    }
}
