namespace Ksf.Gateway.Limits;

/// <summary>Limits of rate, size and time.</summary>
internal sealed record TrafficLimits
{
    /// <summary>Upper limit of the setting.</summary>
    public const int LargestBodyKilobytes = 10 * 1024;

    /// <summary>Upper limit of the setting. A service accepts 32, including what the gateway adds.</summary>
    public const int LargestHeaderKilobytes = 30;

    /// <summary>Rate per client with a token.</summary>
    public Rate Client { get; init; } = new(PerSecond: 50, Burst: 200);

    /// <summary>Rate per network address without a token.</summary>
    public Rate Address { get; init; } = new(PerSecond: 100, Burst: 500);

    public int BodyKilobytes { get; init; } = 1024;

    public int HeaderKilobytes { get; init; } = 16;

    /// <summary>Seconds without data from the service before the caller gets 504.</summary>
    public int Seconds { get; init; } = 30;
}

/// <summary>A token bucket.</summary>
/// <param name="PerSecond">Sustained requests per second.</param>
/// <param name="Burst">Maximum requests at once after an idle period.</param>
internal sealed record Rate(int PerSecond, int Burst);
