using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksf.Contracts.Deployments;

namespace Ksf.AppHost;

/// <summary>
/// RabbitMQ's definitions: a virtual host per deployment with its exchanges, the links between them from the table <see
/// cref="WhatTravelsWhere"/>, and the integrator's account. Loaded when the broker starts. They can also be imported into a running broker,
/// and an import only ever adds.
/// </summary>
internal static class BrokerDefinitions
{
    public const string User = "ksf";

    /// <summary>Maximum queues of a virtual host: several times what the services have. Existing ones work on when it is reached.</summary>
    public const int MaximumQueues = 200;

    // Unused by KSF. A broker that loads definitions does not create it by itself, and Aspire's health check connects to it.
    private const string DefaultVhost = "/";

    private static readonly string[] Exchanges = [Contracts.Exchanges.Events, Contracts.Exchanges.Access];
    private static readonly Dictionary<string, string> QuorumQueue = new() { ["x-queue-type"] = "quorum" };
    private static readonly string[] Administrator = ["administrator"];

    // RabbitMQ 4 drops a message after 20 deliveries from a quorum queue, so it would never reach the error queue. The consumer decides
    // when to give up, so the limit is set out of reach. RabbitMQ 3 does not support -1 for none.
    private static readonly Dictionary<string, object> NoDeliveryLimit = new() { ["delivery-limit"] = 1_000_000 };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The files in /etc/rabbitmq.</summary>
    public static async Task<IEnumerable<ContainerFileSystemItem>> FilesAsync(
        IReadOnlyCollection<DeploymentId> deployments, ParameterResource password, IntegratorAccount integrator, CancellationToken cancel) =>
    [
        new ContainerFile { Name = "enabled_plugins", Contents = "[rabbitmq_management,rabbitmq_shovel,rabbitmq_shovel_management]." },
        new ContainerFile { Name = "definitions.json", Contents = Json(deployments, await password.GetValueAsync(cancel), integrator) },
        new ContainerDirectory
        {
            Name = "conf.d",
            Entries = [new ContainerFile { Name = "20-ksf.conf", Contents = "load_definitions = /etc/rabbitmq/definitions.json" }],
        },
    ];

    /// <summary>The definitions file.</summary>
    /// <param name="deployments">The deployments whose virtual hosts are on this broker.</param>
    /// <param name="password">The password of the services' user; null leaves it unchanged on a running broker.</param>
    /// <param name="integrator">An account for a system outside KSF; null makes none.</param>
    public static string Json(IReadOnlyCollection<DeploymentId> deployments, string? password, IntegratorAccount? integrator = null) => new JsonObject
    {
        ["users"] = new JsonArray([.. Users(password, integrator)]),
        ["vhosts"] = Array(Vhosts(deployments), vhost => new { name = vhost }),
        ["permissions"] = Array([.. Vhosts(deployments).Select(PermissionOfTheServices), .. integrator?.Permissions ?? []], permission => permission),
        ["policies"] = Array(deployments.SelectMany(Policies), policy => policy),
        ["exchanges"] = Array(
            deployments.SelectMany(deployment => Exchanges, (deployment, name) => (deployment, name)),
            exchange => new
            {
                exchange.name,
                vhost = exchange.deployment.Id,
                type = "topic",
                durable = true,
                auto_delete = false,
                @internal = false,
                arguments = new { },
            }),
        ["queues"] = Array(WhatTravelsWhere.Links(deployments), link => new
        {
            name = link.Queue,
            vhost = link.From.Id,
            durable = true,
            auto_delete = false,
            arguments = QuorumQueue,
        }),
        ["bindings"] = Array(WhatTravelsWhere.Bindings(deployments), binding => new
        {
            source = Contracts.Exchanges.Events,
            vhost = binding.Link.From.Id,
            destination = binding.Link.Queue,
            destination_type = "queue",
            routing_key = binding.Key,
            arguments = new { },
        }),
        ["parameters"] = Array([.. WhatTravelsWhere.Links(deployments).Select(ShovelOf), .. deployments.Select(LimitsOf)], parameter => parameter),
    }.ToJsonString(Indented);

    private static IEnumerable<string> Vhosts(IEnumerable<DeploymentId> deployments) =>
        deployments.Select(deployment => deployment.Id).Prepend(DefaultVhost);

    private static object ShovelOf(Link link) => new { component = "shovel", vhost = link.Region.Id, name = link.Name, value = Shovel(link) };

    private static object LimitsOf(DeploymentId deployment) => new
    {
        component = "vhost-limits",
        vhost = deployment.Id,
        name = "limits",
        value = new Dictionary<string, int> { ["max-queues"] = MaximumQueues },
    };

    /// <summary>Keeps routing keys and order. A message leaves its queue only when the destination has confirmed it.</summary>
    private static Dictionary<string, object> Shovel(Link link) => new()
    {
        ["src-protocol"] = "amqp091",
        ["src-uri"] = $"amqp:///{link.From}",
        ["src-queue"] = link.Queue,
        // The shovel redeclares the queue when it starts, so the arguments must match those above.
        ["src-queue-args"] = QuorumQueue,
        ["src-prefetch-count"] = 500,
        ["dest-protocol"] = "amqp091",
        ["dest-uri"] = $"amqp:///{link.To}",
        ["dest-exchange"] = Contracts.Exchanges.Events,
        ["ack-mode"] = "on-confirm",
        ["reconnect-delay"] = 1,
    };

    // RabbitMQ applies only the matching policy with the highest priority, so the integrators' policy repeats the delivery limit.
    private static IEnumerable<object> Policies(DeploymentId deployment) =>
    [
        Policy(deployment, "no-delivery-limit", ".*", priority: 0, NoDeliveryLimit),
        Policy(deployment, "integrators-queues", IntegratorAccount.Queues, priority: 1,
            NoDeliveryLimit.Concat(IntegratorAccount.QueueLimits).ToDictionary()),
    ];

    private static Dictionary<string, object> Policy(
        DeploymentId deployment, string name, string queues, int priority, Dictionary<string, object> definition) => new()
        {
            ["vhost"] = deployment.Id,
            ["name"] = name,
            ["pattern"] = queues,
            ["apply-to"] = "queues",
            ["priority"] = priority,
            ["definition"] = definition,
        };

    private static object PermissionOfTheServices(string vhost) => new { user = User, vhost, configure = ".*", write = ".*", read = ".*" };

    private static IEnumerable<JsonNode> Users(string? password, IntegratorAccount? integrator)
    {
        if (password is not null)
            yield return UserWith(User, password, Administrator, limits: []);
        if (integrator is not null)
            yield return UserWith(IntegratorAccount.User, integrator.Password, tags: [], IntegratorAccount.Limits);
    }

    private static JsonNode UserWith(string name, string password, string[] tags, Dictionary<string, int> limits)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return JsonSerializer.SerializeToNode(new
        {
            name,
            password_hash = Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]),
            hashing_algorithm = "rabbit_password_hashing_sha256",
            tags,
            limits,
        })!;
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, object> item) =>
        new([.. items.Select(each => JsonSerializer.SerializeToNode(item(each)))]);
}
