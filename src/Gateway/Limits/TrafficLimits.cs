namespace Ksf.Gateway.Limits;

/// <summary>How much, how large and how slow.</summary>
internal sealed record TrafficLimits
{
    /// <summary>Most that the file can allow.</summary>
    public const int LargestBodyKilobytes = 10 * 1024;

    /// <summary>Most that the file can allow. A service takes 32, with what the gateway adds.</summary>
    public const int LargestHeaderKilobytes = 30;

    /// <summary>Of each client with a token.</summary>
    public Rate Client { get; init; } = new(PerSecond: 50, Burst: 200);

    /// <summary>Of each address without one.</summary>
    public Rate Address { get; init; } = new(PerSecond: 100, Burst: 500);

    public int BodyKilobytes { get; init; } = 1024;

    public int HeaderKilobytes { get; init; } = 16;

    /// <summary>How long a service may be silent before its caller gets 504.</summary>
    public int Seconds { get; init; } = 30;
}

/// <summary>How often.</summary>
/// <param name="PerSecond">In the long run.</param>
/// <param name="Burst">At once, by one that has been quiet.</param>
internal sealed record Rate(int PerSecond, int Burst);
