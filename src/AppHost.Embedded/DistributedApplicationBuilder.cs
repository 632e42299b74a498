using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Ksf.AppHost.Embedded.Running;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public interface IDistributedApplicationBuilder
{
    ConfigurationManager Configuration { get; }

    /// <summary>The folder of the app host's project; relative paths in the model start there.</summary>
    string AppHostDirectory { get; }

    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;

    DistributedApplication Build();
}

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

public class DistributedApplicationException(string message) : Exception(message);

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly List<Resource> _resources = [];

    public DistributedApplicationBuilder(string[] args, Assembly appHost)
    {
        AppHostDirectory = appHost.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => string.Equals(metadata.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value
            ?? Environment.CurrentDirectory;
        Configuration.AddEnvironmentVariables().AddCommandLine(args);
    }

    /// <summary>Lets a test inspect an app host's model before it runs.</summary>
    internal static AsyncLocal<Action<IReadOnlyList<Resource>>?> Observer { get; } = new();

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; }

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (_resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"Two resources are called '{resource.Name}'.");

        _resources.Add((Resource)(object)resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        foreach (var server in _resources.OfType<ContainerResource>())
            RefuseContainerSettings(server);
        Observer.Value?.Invoke(_resources);
        return new(_resources, Options.From(Configuration, AppHostDirectory));
    }

    /// <summary>
    /// Rejects container settings that this host cannot apply to the machine's own programs, so that none is silently ignored.
    /// </summary>
    private static void RefuseContainerSettings(ContainerResource server)
    {
        var settings = server.Settings;
        var isBroker = server is RabbitMQServerResource;
        var refused = settings.Environment.Select(variable => $"the environment variable {variable.Key}")
            .Concat(isBroker ? settings.Args.Select(arg => $"the argument {arg}") : [])
            .Concat(settings.Files.Where(files => !isBroker || files.Destination != RabbitMQServer.ImageFolder)
                .Select(files => $"files in {files.Destination}"))
            .ToList();
        if (refused.Count > 0)
        {
            throw new DistributedApplicationException(
                $"{server.Name}: without a container this host cannot give it {string.Join(" or ", refused)}. "
                + $"It passes arguments to PostgreSQL, and files in {RabbitMQServer.ImageFolder} to RabbitMQ.");
        }
    }
}

internal sealed class ResourceBuilder<T>(IDistributedApplicationBuilder application, T resource) : IResourceBuilder<T> where T : IResource
{
    public IDistributedApplicationBuilder ApplicationBuilder { get; } = application;

    public T Resource { get; } = resource;
}
