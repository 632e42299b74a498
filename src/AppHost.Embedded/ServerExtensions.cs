using Aspire.Hosting.ApplicationModel;
using Ksf.AppHost.Embedded.Running;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var postgres = new PostgresServerResource(name, userName?.Resource, password?.Resource ?? builder.GeneratedPassword(name));
        postgres.Settings.Endpoints[PostgresServerResource.PrimaryEndpointName] = new() { Scheme = "tcp", RequestedPort = port };
        return builder.AddResource(postgres);
    }

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) =>
        builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource));

    /// <summary>No effect: without containers, data always persists in the state folder.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null) => builder;
}

public static class RabbitMQBuilderExtensions
{
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var broker = new RabbitMQServerResource(name, userName?.Resource, password?.Resource ?? builder.GeneratedPassword(name));
        broker.Settings.Endpoints[RabbitMQServerResource.PrimaryEndpointName] = new() { Scheme = "tcp", RequestedPort = port };
        return builder.AddResource(broker);
    }

    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(
        this IResourceBuilder<RabbitMQServerResource> builder)
    {
        builder.Resource.Settings.Endpoints[RabbitMQServerResource.ManagementEndpointName] = new() { Scheme = "http" };
        return builder;
    }

    /// <inheritdoc cref="PostgresBuilderExtensions.WithDataVolume"/>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null) => builder;
}

public static class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> callback) where T : ContainerResource
    {
        builder.Resource.Settings.Files.Add(new ContainerFiles(destinationPath, callback));
        return builder;
    }
}

public static class ParameterResourceBuilderExtensions
{
    /// <summary>
    /// Adds a value from configuration (<c>Parameters:name</c>), or else a generated one. With <paramref name="persist"/> it is kept for
    /// later runs.
    /// </summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(builder.Parameter(name, value, secret, persist));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, () => value, secret));

    internal static ParameterResource GeneratedPassword(this IDistributedApplicationBuilder builder, string name) =>
        builder.Parameter($"{name}-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true);

    private static ParameterResource Parameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret, bool persist)
    {
        return new(name, Value, secret);

        string Value() => builder.Configuration[$"Parameters:{name}"] is { Length: > 0 } configured ? configured
            : persist ? StateFolder.Of(builder).GetOrCreate(name, value.GetDefaultValue)
            : value.GetDefaultValue();
    }
}

public static class ConnectionStringBuilderExtensions
{
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, ReferenceExpression connectionStringExpression) =>
        builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
}

/// <summary>A connection string composed of others, such as a broker's with a virtual host.</summary>
public sealed class ConnectionStringResource(string name, ReferenceExpression connectionStringExpression)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    ValueTask<string?> IResourceWithConnectionString.GetConnectionStringAsync(CancellationToken cancellationToken) =>
        connectionStringExpression.GetValueAsync(cancellationToken);
}
