namespace Ksf.Gateway.Configuration;

/// <summary>The configuration in use, and what is wrong with the file when it is another than that.</summary>
internal sealed class CurrentConfiguration
{
    private volatile State? _state;

    public GatewayConfiguration Value => Known.Configuration;

    /// <summary>Since when it is in use.</summary>
    public DateTimeOffset Since => Known.Since;

    /// <summary>Why the file as it is now is not in use; null when it is.</summary>
    public string? Mistake => Known.Mistake;

    private State Known => _state ?? throw new InvalidOperationException("The configuration is not loaded yet.");

    public void Use(GatewayConfiguration configuration, DateTimeOffset now) => _state = new State(configuration, now, Mistake: null);

    public void Refuse(string mistake) => _state = Known with { Mistake = mistake };

    private sealed record State(GatewayConfiguration Configuration, DateTimeOffset Since, string? Mistake);
}
