namespace Ksf.Gateway.Configuration;

/// <summary>The configuration in use, and the error in the present file if it could not be applied.</summary>
internal sealed class CurrentConfiguration
{
    private volatile State? _state;

    public GatewayConfiguration Value => Loaded.Configuration;

    /// <summary>When it was applied.</summary>
    public DateTimeOffset Since => Loaded.Since;

    /// <summary>Why the present file is not applied; null when it is.</summary>
    public string? Mistake => Loaded.Mistake;

    private State Loaded => _state ?? throw new InvalidOperationException("The configuration is not loaded yet.");

    public void Apply(GatewayConfiguration configuration, DateTimeOffset now) => _state = new State(configuration, now, Mistake: null);

    public void Refuse(string mistake) => _state = Loaded with { Mistake = mistake };

    private sealed record State(GatewayConfiguration Configuration, DateTimeOffset Since, string? Mistake);
}
