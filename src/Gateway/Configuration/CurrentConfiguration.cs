namespace Ksf.Gateway.Configuration;

/// <summary>The configuration in use, and the mistake in the file when the file is not the one in use.</summary>
internal sealed class CurrentConfiguration
{
    private volatile State? _state;

    public GatewayConfiguration Value => Loaded.Configuration;

    /// <summary>Since when it is in use.</summary>
    public DateTimeOffset Since => Loaded.Since;

    /// <summary>Why the present file is not in use; null when it is.</summary>
    public string? Mistake => Loaded.Mistake;

    private State Loaded => _state ?? throw new InvalidOperationException("The configuration is not loaded yet.");

    public void Apply(GatewayConfiguration configuration, DateTimeOffset now) => _state = new State(configuration, now, Mistake: null);

    public void Refuse(string mistake) => _state = Loaded with { Mistake = mistake };

    private sealed record State(GatewayConfiguration Configuration, DateTimeOffset Since, string? Mistake);
}
