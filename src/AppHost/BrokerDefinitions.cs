using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksf.Contracts.Deployments;

namespace Ksf.AppHost;

/// <summary>
/// RabbitMQ's definitions: a virtual host per deployment with its exchanges, and the links between them, all from the table
/// <see cref="WhatTravelsWhere"/>. Loaded when the broker starts; a running broker takes them too, and they only ever add.
/// </summary>
internal static class BrokerDefinitions
{
    public const string User = "ksf";

    // Nothing of ours is in it. A broker that loads definitions does not make it by itself, and Aspire asks there whether the broker is well.
    private const string DefaultVhost = "/";

    private static readonly string[] Exchanges = ["ksf.events", "ksf.access"];
    private static readonly Dictionary<string, string> QuorumQueue = new() { ["x-queue-type"] = "quorum" };
    private static readonly string[] UserTags = ["administrator"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What lies in /etc/rabbitmq.</summary>
    public static async Task<IEnumerable<ContainerFileSystemItem>> FilesAsync(
        IReadOnlyCollection<DeploymentId> deployments, ParameterResource password, CancellationToken cancel) =>
    [
        new ContainerFile { Name = "enabled_plugins", Contents = "[rabbitmq_management,rabbitmq_shovel,rabbitmq_shovel_management]." },
        new ContainerFile { Name = "definitions.json", Contents = Json(deployments, await password.GetValueAsync(cancel)) },
        new ContainerDirectory
        {
            Name = "conf.d",
            Entries = [new ContainerFile { Name = "20-ksf.conf", Contents = "load_definitions = /etc/rabbitmq/definitions.json" }],
        },
    ];

    /// <summary>The definitions file.</summary>
    /// <param name="deployments">Those whose virtual hosts are on this broker.</param>
    /// <param name="password">The user's; null leaves the users of a running broker as they are.</param>
    public static string Json(IReadOnlyCollection<DeploymentId> deployments, string? password) => new JsonObject
    {
        ["users"] = password is null ? [] : new JsonArray(UserWith(password)),
        ["vhosts"] = Array(Vhosts(deployments), vhost => new { name = vhost }),
        ["permissions"] = Array(Vhosts(deployments), vhost => new { user = User, vhost, configure = ".*", write = ".*", read = ".*" }),
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
            source = "ksf.events",
            vhost = binding.Link.From.Id,
            destination = binding.Link.Queue,
            destination_type = "queue",
            routing_key = binding.Key,
            arguments = new { },
        }),
        ["parameters"] = Array(WhatTravelsWhere.Links(deployments), link => new
        {
            component = "shovel",
            vhost = link.Region.Id,
            name = link.Name,
            value = Shovel(link),
        }),
    }.ToJsonString(Indented);

    private static IEnumerable<string> Vhosts(IEnumerable<DeploymentId> deployments) =>
        deployments.Select(deployment => deployment.Id).Prepend(DefaultVhost);

    /// <summary>The keys and the order of an event are kept; it leaves its queue only when the other side has it.</summary>
    private static Dictionary<string, object> Shovel(Link link) => new()
    {
        ["src-protocol"] = "amqp091",
        ["src-uri"] = $"amqp:///{link.From}",
        ["src-queue"] = link.Queue,
        // The shovel declares the queue when it starts, and must mean the same one as above.
        ["src-queue-args"] = QuorumQueue,
        ["src-prefetch-count"] = 500,
        ["dest-protocol"] = "amqp091",
        ["dest-uri"] = $"amqp:///{link.To}",
        ["dest-exchange"] = "ksf.events",
        ["ack-mode"] = "on-confirm",
        ["reconnect-delay"] = 1,
    };

    private static JsonNode UserWith(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return JsonSerializer.SerializeToNode(new
        {
            name = User,
            password_hash = Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]),
            hashing_algorithm = "rabbit_password_hashing_sha256",
            tags = UserTags,
        })!;
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, object> item) =>
        new([.. items.Select(each => JsonSerializer.SerializeToNode(item(each)))]);
}
