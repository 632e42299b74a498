using Aspire.Hosting.ApplicationModel;
using Ksf.AppHost.Embedded.Running;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that is already built. This host builds nothing.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => builder.AddResource(new ProjectResource(name) { ProjectPath = new TProject().ProjectPath });
}

/// <summary>Where a project is.</summary>
public interface IProjectMetadata
{
    string ProjectPath { get; }

    bool SuppressBuild => false;
}

public static class ExecutableResourceBuilderExtensions
{
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory, params string[]? args) =>
        builder.AddResource(new ExecutableResource(name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory)))
            .WithArgs(args ?? []);
}

public static class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args) where T : IResourceWithArgs
    {
        builder.Settings().Args.AddRange(args);
        return builder;
    }

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.Set(name, new Literal(value ?? ""));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment => builder.Set(name, value);

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment => builder.Set(name, endpointReference);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Set(name, parameter.Resource);

    /// <summary>A connection string, as <c>ConnectionStrings__name</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null) where TDestination : IResourceWithEnvironment =>
        builder.Set($"ConnectionStrings__{connectionName ?? source.Resource.Name}", source.Resource);

    /// <summary>Every endpoint of another program, as <c>services__name__endpoint__0</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        foreach (var endpoint in source.Settings().Endpoints.Keys)
            builder.Set($"services__{source.Resource.Name}__{endpoint}__0", source.GetEndpoint(endpoint));
        return builder;
    }

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        string? name = null,
        string? env = null) where T : IResourceWithEndpoints
    {
        builder.Settings().Endpoints[name ?? "http"] = new() { Scheme = "http", RequestedPort = port, PortVariable = env };
        return builder;
    }

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder) where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Settings().Endpoints.Values)
            endpoint.External = true;
        return builder;
    }

    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name) where T : IResourceWithEndpoints =>
        new((Resource)(object)builder.Resource, name);

    /// <summary>Healthy when its endpoint answers 200 on this path.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null)
        where T : IResourceWithEndpoints
    {
        builder.Settings().HealthPath = path ?? "/";
        return builder;
    }

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Waiting(new Wait(dependency.Resource, ExitCode: null));

    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport => builder.Waiting(new Wait(dependency.Resource, exitCode));

    /// <summary>Ignored here; only Aspire's dashboard uses it.</summary>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent)
        where T : IResource => builder;

    private static ResourceSettings Settings<T>(this IResourceBuilder<T> builder) where T : IResource =>
        ((Resource)(object)builder.Resource).Settings;

    private static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, IValueProvider value) where T : IResource
    {
        var environment = builder.Settings().Environment;
        environment.RemoveAll(variable => variable.Key == name);
        environment.Add(new(name, value));
        return builder;
    }

    private static IResourceBuilder<T> Waiting<T>(this IResourceBuilder<T> builder, Wait wait) where T : IResource
    {
        builder.Settings().Waits.Add(wait);
        return builder;
    }
}
