namespace Ksf.Gateway.Limits;

/// <summary>Limits of rate, size and time.</summary>
internal sealed record TrafficLimits
{
    /// <summary>Most that the file can allow.</summary>
    public const int LargestBodyKilobytes = 10 * 1024;

    /// <summary>Most that the file can allow. A service takes 32, with what the gateway adds.</summary>
    public const int LargestHeaderKilobytes = 30;

    /// <summary>Rate of each client with a token.</summary>
    public Rate Client { get; init; } = new(PerSecond: 50, Burst: 200);

    /// <summary>Rate of each address without a token.</summary>
    public Rate Address { get; init; } = new(PerSecond: 100, Burst: 500);

    public int BodyKilobytes { get; init; } = 1024;

    public int HeaderKilobytes { get; init; } = 16;

    /// <summary>Seconds without a byte from the service before the caller gets 504.</summary>
    public int Seconds { get; init; } = 30;
}

/// <summary>A token bucket.</summary>
/// <param name="PerSecond">Requests per second in the long run.</param>
/// <param name="Burst">Requests at once after a quiet time.</param>
internal sealed record Rate(int PerSecond, int Burst);
