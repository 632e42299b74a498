using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

public sealed class PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
    : ContainerResource(name), IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";

    public ParameterResource PasswordParameter { get; } = password;

    public EndpointReference PrimaryEndpoint => new(this, PrimaryEndpointName);

    internal ParameterResource User { get; } = userName ?? new("user", () => "postgres");

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Host={PrimaryEndpoint.Host};Port={PrimaryEndpoint.Port};Username={User.Value};Password={PasswordParameter.Value}"));
}

public sealed class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
    : Resource(name), IResourceWithConnectionString
{
    public PostgresServerResource Parent { get; } = postgresParentResource;

    public string DatabaseName { get; } = databaseName;

    async ValueTask<string?> IResourceWithConnectionString.GetConnectionStringAsync(CancellationToken cancellationToken) =>
        $"{await Parent.GetConnectionStringAsync(cancellationToken)};Database={DatabaseName}";
}

public sealed class RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password)
    : ContainerResource(name), IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";
    internal const string ManagementEndpointName = "management";

    public ParameterResource PasswordParameter { get; } = password;

    public EndpointReference PrimaryEndpoint => new(this, PrimaryEndpointName);

    internal ParameterResource User { get; } = userName ?? new("user", () => "guest");

    ValueTask<string?> IResourceWithConnectionString.GetConnectionStringAsync(CancellationToken cancellationToken) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"amqp://{User.Value}:{PasswordParameter.Value}@{PrimaryEndpoint.Host}:{PrimaryEndpoint.Port}"));
}
