using System.Text.Json;
using Ksf.Contracts.Deployments;

namespace Ksf.AppHost;

/// <summary>
/// The broker account of an external system, here of the machine <c>integrator</c> in <c>people.json</c>. It can only read events, through
/// its own queues, in the deployments where the machine has the role. To bind a queue requires write permission on the queue and read
/// permission on the exchange.
/// </summary>
internal sealed record IntegratorAccount(string Password, IReadOnlyList<DeploymentId> Deployments)
{
    public const string User = "integrator";

    /// <summary>Maximum connections of the account, on the whole broker.</summary>
    public const int MaximumConnections = 10;

    private const string OwnQueues = @"^integrator\.";

    /// <summary>The pattern of queue names to which <see cref="QueueLimits"/> apply.</summary>
    public static string Queues => OwnQueues;

    /// <summary>
    /// Keeps an abandoned queue from filling the broker's disk: it expires after two weeks without a consumer and holds at most 256 MiB.
    /// </summary>
    public static IReadOnlyDictionary<string, object> QueueLimits { get; } = new Dictionary<string, object>
    {
        ["expires"] = (long)TimeSpan.FromDays(14).TotalMilliseconds,
        ["max-length-bytes"] = 256L * 1024 * 1024,
    };

    public static Dictionary<string, int> Limits { get; } = new() { ["max-connections"] = MaximumConnections, ["max-channels"] = 10 * MaximumConnections };

    public IEnumerable<object> Permissions => Deployments.Select(deployment => new
    {
        user = User,
        vhost = deployment.Id,
        configure = OwnQueues,
        write = OwnQueues,
        read = $@"{OwnQueues}|^ksf\.events$",
    });

    /// <summary>The given deployments in which the machine has the integrator role.</summary>
    public static IReadOnlyList<DeploymentId> DeploymentsOf(string people, IEnumerable<DeploymentId> deployments)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(people));
        var ids = file.RootElement.GetProperty("machines").EnumerateArray()
            .Single(machine => machine.GetProperty("clientId").GetString() == User)
            .GetProperty("roles").EnumerateArray()
            .Where(role => role.GetProperty("role").GetString() == "integrator")
            .Select(role => role.GetProperty("deployment").GetString())
            .ToHashSet();
        return [.. deployments.Where(deployment => ids.Contains(deployment.Id))];
    }
}
