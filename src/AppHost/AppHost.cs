using Ksf.AppHost;
using Ksf.Contracts.Deployments;

var builder = DistributedApplication.CreateBuilder(args);

if (!DeploymentId.TryRead(builder.Configuration["deployments"] ?? "nasjonal,vest,midt", out var deployments, out var problem))
{
    Console.Error.WriteLine(problem);
    Environment.ExitCode = 2;
    return;
}

// For operators: `definitions` prints the broker definitions, for import into a running broker.
if (args is ["definitions", ..])
{
    Console.WriteLine(BrokerDefinitions.Json(deployments, builder.Configuration["Parameters:broker-password"]));
    return;
}

// The embedded host lists these people when everything is ready.
builder.Configuration["KSF_PEOPLE"] = builder.People;

// One database server and one broker. A deployment has its own databases and its own virtual host. PostgreSQL's default of 100 connections
// is too low for the services' pools.
var postgres = builder.AddPostgres("postgres", password: builder.AddSecret("postgres-password"))
    .WithDataVolume("ksf-postgres")
    .WithArgs("-c", "max_connections=300");

var brokerPassword = builder.AddSecret("broker-password");
var integratorPassword = builder.AddSecret("integrator-password");
var readable = IntegratorAccount.DeploymentsOf(builder.People, deployments);
var broker = builder.AddRabbitMQ("broker", builder.AddParameter("broker-user", BrokerDefinitions.User), brokerPassword)
    .WithDataVolume("ksf-broker")
    .WithManagementPlugin()
    .WithContainerFiles("/etc/rabbitmq", async (_, cancel) => await BrokerDefinitions.FilesAsync(
        deployments, brokerPassword.Resource, new((await integratorPassword.Resource.GetValueAsync(cancel))!, readable), cancel));

// For trying to read events from the broker (docs/events.md).
foreach (var deployment in readable)
{
    var address = broker.Resource.PrimaryEndpoint.Property(EndpointProperty.HostAndPort);
    builder.AddConnectionString($"integrator-{deployment}", ReferenceExpression.Create(
        $"amqp://{IntegratorAccount.User}:{integratorPassword}@{address}/{deployment.Id}"));
}

// The OpenID issuer for development. In production any issuer replaces it.
var portalSecret = builder.AddSecret("portal-secret");
var identity = builder.AddExecutable("identity", "node", "../DevIdentity", "server.js")
    .WithHttpEndpoint(port: builder.Port("KSF_IDENTITY_PORT", 5110), env: "PORT")
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health/ready")
    .WithEnvironment("DOTNET_ENVIRONMENT", "Development")
    .WithEnvironment("PEOPLE", builder.People)
    .WithEnvironment("PORTAL_SECRET", portalSecret);
identity.WithEnvironment("ISSUER", identity.GetEndpoint("http"));

// The single entry point: the gateway forwards to every service of every deployment, and everything else to the portal.
var gateway = builder.AddProject<Projects.Gateway>("gateway")
    .WithHttpEndpoint(port: builder.Port("KSF_GATEWAY_PORT", 5100))
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health/started")
    .TrustingTokensOf(identity);
identity.WithEnvironment("PORTAL_URL", gateway.GetEndpoint("http"));

// The portal is one for the nation, with a database for sessions and drafts.
var portalDatabase = postgres.AddDatabase("portal-db", "portal");
var portalKey = builder.AddSecret("portal-key");
var portalMigrations = AddPortal("portal-migrations").WithArgs("migrate").WaitFor(portalDatabase);
var portal = AddPortal("portal").WithHttpEndpoint().WithHttpHealthCheck("/health/ready").WaitForCompletion(portalMigrations);
portalMigrations.WithParentRelationship(portal);
gateway.WithReference(portal);

// The deployments: the same four services each.
var platform = new Platform(postgres, broker, identity, gateway, HashKey: builder.AddSecret("access-hash-key"));
foreach (var service in builder.AddKsfDeployments(deployments, platform))
    gateway.WithReference(service);

builder.Build().Run();

IResourceBuilder<ProjectResource> AddPortal(string resource) => builder.AddProject<Projects.Portal>(resource)
    .TrustingTokensOf(identity)
    .WithReference(portalDatabase, "database")
    .WithEnvironment("Identity__ClientId", "ksf-portal")
    .WithEnvironment("Identity__ClientSecret", portalSecret)
    .WithEnvironment("Gateway__Url", gateway.GetEndpoint("http"))
    .WithEnvironment("Ksf__PublicUrl", gateway.GetEndpoint("http"))
    .WithEnvironment("Portal__MailFolder", builder.MailFolder)
    .WithEnvironment("Portal__Secret", portalKey);
