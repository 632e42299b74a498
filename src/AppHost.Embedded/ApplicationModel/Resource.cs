using System.Globalization;
using Ksf.AppHost.Embedded.Running;

namespace Aspire.Hosting.ApplicationModel;

public abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;

    /// <summary>The settings of this resource in the model. Aspire keeps them as annotations.</summary>
    internal ResourceSettings Settings { get; } = new();
}

public class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    public string Command { get; } = command;

    public string WorkingDirectory { get; } = workingDirectory;
}

public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithServiceDiscovery
{
    internal string ProjectPath { get; init; } = "";
}

/// <summary>A resource that Aspire runs in a container and this host runs from the machine's own packages.</summary>
public class ContainerResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport;

/// <summary>The default value of a parameter.</summary>
public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

public sealed class GenerateParameterDefault : ParameterDefault
{
    public int MinLength { get; set; } = 22;

    public bool Special { get; set; } = true;

    public override string GetDefaultValue()
    {
        const string letters = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz0123456789";
        return System.Security.Cryptography.RandomNumberGenerator.GetString(Special ? letters + "-_.{}()" : letters, MinLength);
    }
}

public class ParameterResource(string name, Func<string> value, bool secret = false) : Resource(name), IValueProvider
{
    private readonly Lazy<string> _value = new(value);

    public bool Secret { get; } = secret;

    internal string Value => _value.Value;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Value);
}

/// <summary>A reference to a resource's endpoint, usable before its port is allocated.</summary>
public sealed class EndpointReference(Resource owner, string endpointName) : IValueProvider
{
    internal Resource Owner { get; } = owner;

    public string EndpointName { get; } = endpointName;

    public int Port => Endpoint.Port;

    public string Host => Endpoint.Host;

    public string Url => Endpoint.Url;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    private LocalEndpoint Endpoint => Owner.Settings.Endpoints.TryGetValue(EndpointName, out var endpoint)
        ? endpoint
        : throw new DistributedApplicationException($"'{Owner.Name}' has no endpoint '{EndpointName}'; add it with WithHttpEndpoint.");
}

public enum EndpointProperty
{
    Url,
    HostAndPort,
}

/// <summary>A part of an address.</summary>
public sealed class EndpointReferenceExpression(EndpointReference endpoint, EndpointProperty property) : IValueProvider
{
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(property switch
    {
        EndpointProperty.HostAndPort => string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host}:{endpoint.Port}"),
        _ => endpoint.Url,
    });
}
