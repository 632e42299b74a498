using Ksf.Contracts.Deployments;

namespace Ksf.AppHost;

/// <summary>The resources that all deployments share.</summary>
internal sealed record Platform(
    IResourceBuilder<PostgresServerResource> Postgres,
    IResourceBuilder<RabbitMQServerResource> Broker,
    IResourceBuilder<ExecutableResource> Identity,
    IResourceBuilder<ProjectResource> Gateway,
    IResourceBuilder<ParameterResource> HashKey);

/// <summary>One service in one deployment: its program and its migration step.</summary>
internal sealed record ServiceInDeployment(IResourceBuilder<ProjectResource> Program, IResourceBuilder<ProjectResource> Migrations);

internal static class KsfDeployments
{
    private static readonly (string Id, AddProject Add)[] Services =
    [
        ("registry", ProjectResourceBuilderExtensions.AddProject<Projects.Registry>),
        ("knowledge", ProjectResourceBuilderExtensions.AddProject<Projects.KnowledgeSupport>),
        ("funding", ProjectResourceBuilderExtensions.AddProject<Projects.Funding>),
        ("events", ProjectResourceBuilderExtensions.AddProject<Projects.Events>),
    ];

    private delegate IResourceBuilder<ProjectResource> AddProject(IDistributedApplicationBuilder builder, string name);

    /// <summary>Adds the nation and any number of regions.</summary>
    public static IEnumerable<IResourceBuilder<ProjectResource>> AddKsfDeployments(
        this IDistributedApplicationBuilder builder, IEnumerable<DeploymentId> deployments, Platform platform)
    {
        var services = deployments.SelectMany(deployment => builder.AddKsfDeployment(deployment, platform)).ToList();

        // An exchange drops messages without a bound queue, and links bring events from other deployments. So no service starts before
        // every queue of every deployment exists.
        foreach (var service in services)
        {
            foreach (var other in services)
                service.Program.WaitForCompletion(other.Migrations);
        }
        return services.Select(service => service.Program);
    }

    private static IEnumerable<ServiceInDeployment> AddKsfDeployment(
        this IDistributedApplicationBuilder builder, DeploymentId deployment, Platform platform)
    {
        var broker = builder.AddConnectionString($"{deployment}-broker", ReferenceExpression.Create($"{platform.Broker}/{deployment.Id}"));

        IResourceBuilder<ProjectResource>? registry = null;
        foreach (var (id, addProject) in Services)
        {
            var name = $"{deployment}-{id}";
            var database = platform.Postgres.AddDatabase($"{name}-db", $"{deployment}_{id}");

            // The step waits for the broker itself and migrates the tables meanwhile, because a broker is slow to start.
            var migrations = AddProgram($"{name}-migrations").WithArgs("migrate").WaitFor(database);
            var program = AddProgram(name).WithHttpEndpoint().WithHttpHealthCheck("/health/ready").WaitFor(platform.Broker);
            migrations.WithParentRelationship(program);

            // Registry publishes roles, which must be in the other services' queues before those report ready.
            if (registry is null)
                registry = program;
            else
                program.WaitFor(registry);
            yield return new ServiceInDeployment(program, migrations);

            IResourceBuilder<ProjectResource> AddProgram(string resource) => addProject(builder, resource)
                .WithReference(database, "database")
                .WithReference(broker, "broker")
                .WithEnvironment("Ksf__Deployment", deployment.Id)
                .WithEnvironment("Ksf__Level", deployment.Level)
                .WithEnvironment("Ksf__PublicUrl", platform.Gateway.GetEndpoint("http"))
                .WithEnvironment("Ksf__People", builder.People)
                .WithEnvironment("Ksf__ReferenceData", Path.GetFullPath("../../data", builder.AppHostDirectory))
                .WithEnvironment("Ksf__Structure", builder.Configuration["structure"] ?? "known")
                .WithEnvironment("Access__HashKeys__1", platform.HashKey)
                // In development e-mail becomes files, which the portal shows at /utvikling/post.
                .WithEnvironment("Mail__From", "KSF <ksf@localhost.localdomain>")
                .WithEnvironment("Mail__Folder", Path.Combine(builder.MailFolder, deployment.Id))
                .WithEnvironment("Registry__ErasureList", Path.Combine(builder.StateFolder, "erasures", $"{deployment.Id}.csv"))
                .TrustingTokensOf(platform.Identity);
        }
    }

    public static IResourceBuilder<ProjectResource> TrustingTokensOf(
        this IResourceBuilder<ProjectResource> program, IResourceBuilder<ExecutableResource> identity) => program
        .WithEnvironment("DOTNET_ENVIRONMENT", "Development")
        .WithEnvironment("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Warning")
        .WithEnvironment("Logging__LogLevel__Microsoft.AspNetCore", "Warning")
        .WithEnvironment("Identity__Authority", identity.GetEndpoint("http"))
        .WithEnvironment("Identity__Audience", "ksf");
}

internal static class Settings
{
    extension(IDistributedApplicationBuilder builder)
    {
        /// <summary>The file of people and machines that can sign in.</summary>
        public string People => Path.GetFullPath("../DevIdentity/people.json", builder.AppHostDirectory);

        /// <summary>The folder that e-mail is written to instead of being sent.</summary>
        public string MailFolder => Path.Combine(builder.StateFolder, "mail");

        /// <summary>The folder of what outlives a run, as the embedded host has it.</summary>
        public string StateFolder => Path.GetFullPath(builder.Configuration["KSF_STATE"] ?? "../../.ksf", builder.AppHostDirectory);

        /// <summary>A fixed port, which the environment can override.</summary>
        public int Port(string variable, int otherwise) => builder.Configuration.GetValue(variable, otherwise);

        /// <summary>A secret that is generated once and kept.</summary>
        public IResourceBuilder<ParameterResource> AddSecret(string name) =>
            builder.AddParameter(name, new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);
    }
}
