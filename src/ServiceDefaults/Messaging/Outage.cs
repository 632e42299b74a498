using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Tells of an outage once when it begins and once when it is over, however often it is noticed in between.</summary>
internal sealed class Outage(string what, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private long? _since;
    private bool _reached;

    public void Noticed(Exception reason)
    {
        bool reached;
        lock (_lock)
        {
            if (_since is not null)
                return;
            _since = time.GetTimestamp();
            reached = _reached;
        }
        if (reached)
            logger.LogWarning("{What} cannot be reached and is waited for: {Reason}", what, Innermost(reason).Message);
        else // As at every start, when all begin together.
            logger.LogInformation("{What} does not answer yet; waiting for it: {Reason}", what, Innermost(reason).Message);
    }

    public void Over()
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
        logger.LogInformation("{What} is reached after {Seconds:0.0} s", what, time.GetElapsedTime(since).TotalSeconds);
    }

    private static Exception Innermost(Exception reason) => reason.InnerException is { } inner ? Innermost(inner) : reason;
}
