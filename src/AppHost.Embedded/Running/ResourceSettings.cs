using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

internal sealed class ResourceSettings
{
    public List<KeyValuePair<string, IValueProvider>> Environment { get; } = [];
    public List<string> Args { get; } = [];
    public Dictionary<string, LocalEndpoint> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<Wait> Waits { get; } = [];
    public List<ContainerFiles> Files { get; } = [];
    public string? HealthPath { get; set; }
}

internal sealed record Wait(IResource For, int? ExitCode);

internal sealed record ContainerFiles(
    string Destination,
    Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> Entries);

/// <summary>A constant value.</summary>
internal sealed record Literal(string Text) : IValueProvider
{
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Text);
}

internal sealed class LocalEndpoint
{
    public required string Scheme { get; init; }

    /// <summary>The port that the model requests; null for any free port.</summary>
    public int? RequestedPort { get; init; }

    /// <summary>The environment variable from which the program reads its port.</summary>
    public string? PortVariable { get; init; }

    public bool External { get; set; }

    /// <summary>The port allocated at startup.</summary>
    public int Port { get => field == 0 ? RequestedPort ?? 0 : field; set; }

    // Issuers and redirect addresses are compared as text, so external endpoints are named localhost, which is what people type.
    public string Host => External ? "localhost" : "127.0.0.1";

    public string Url => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{Port}");
}
