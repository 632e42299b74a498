using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Ksf.AppHost.Embedded.Running;

namespace Ksf.AppHost.Embedded.Tests;

/// <summary>The names are Aspire's: services find the same under both hosts.</summary>
public sealed class EnvironmentTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public async Task A_database_is_a_connection_string_under_the_name_that_its_user_gives_it()
    {
        var postgres = _builder.AddPostgres("postgres", password: _builder.AddParameter("secret", "pw"), port: 5432);
        var program = Program("vest-registry").WithReference(postgres.AddDatabase("vest-registry-db", "vest_registry"), "database");

        var environment = await EnvironmentOf(program);

        Assert.Equal("Host=127.0.0.1;Port=5432;Username=postgres;Password=pw;Database=vest_registry", environment["ConnectionStrings__database"]);
    }

    [Fact]
    public async Task A_deployments_broker_is_the_servers_address_with_a_virtual_host()
    {
        var broker = _builder.AddRabbitMQ("broker", _builder.AddParameter("user", "ksf"), _builder.AddParameter("secret", "pw"), port: 5672);
        var vest = _builder.AddConnectionString("vest-broker", ReferenceExpression.Create($"{broker}/{"vest"}"));

        var environment = await EnvironmentOf(Program("vest-registry").WithReference(vest, "broker"));

        Assert.Equal("amqp://ksf:pw@127.0.0.1:5672/vest", environment["ConnectionStrings__broker"]);
    }

    [Fact]
    public async Task Another_service_is_found_by_its_name()
    {
        var registry = Program("vest-registry").WithHttpEndpoint(port: 5301);

        var environment = await EnvironmentOf(Program("gateway").WithReference(registry));

        Assert.Equal("http://127.0.0.1:5301", environment["services__vest-registry__http__0"]);
    }

    [Fact]
    public async Task A_project_listens_where_its_endpoint_is()
    {
        var environment = await EnvironmentOf(Program("gateway").WithHttpEndpoint(port: 5100).WithExternalHttpEndpoints());

        Assert.Equal("http://localhost:5100", environment["ASPNETCORE_URLS"]);
    }

    [Fact]
    public async Task An_executable_gets_its_port_in_the_variable_that_it_reads()
    {
        var identity = _builder.AddExecutable("identity", "node", ".", "server.js").WithHttpEndpoint(port: 5110, env: "PORT").WithExternalHttpEndpoints();
        identity.WithEnvironment("ISSUER", identity.GetEndpoint("http"));

        var environment = await EnvironmentOf(identity);

        Assert.Equal("5110", environment["PORT"]);
        Assert.Equal("http://localhost:5110", environment["ISSUER"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://127.0.0.1:4317")]
    public async Task Telemetry_goes_where_it_is_told_and_nowhere_when_nobody_listens(string? listener)
    {
        var environment = await EnvironmentOf(Program("vest-knowledge"), listener);

        Assert.Equal("vest-knowledge", environment["OTEL_SERVICE_NAME"]);
        Assert.Equal(listener, environment.GetValueOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT"));
    }

    [Fact]
    public async Task A_generated_secret_is_the_same_in_the_next_run()
    {
        await using var application = new Application();
        var next = new Application(application.Folder);

        var first = await Secret(application.Builder).Resource.GetValueAsync(TestContext.Current.CancellationToken);
        var second = await Secret(next.Builder).Resource.GetValueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(40, first!.Length);
        Assert.Equal(first, second);
    }

    private static IResourceBuilder<ParameterResource> Secret(IDistributedApplicationBuilder builder) =>
        builder.AddParameter("key", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);

    private IResourceBuilder<ProjectResource> Program(string name) => _builder.AddProject<Project>(name);

    private sealed class Project : IProjectMetadata
    {
        public string ProjectPath => "/nowhere/Project.csproj";
    }

    private static Task<IReadOnlyDictionary<string, string>> EnvironmentOf<T>(IResourceBuilder<T> resource, string? otlpEndpoint = null)
        where T : Resource => LocalProgram.EnvironmentOfAsync(resource.Resource, otlpEndpoint, TestContext.Current.CancellationToken);
}
