using System.Text.Json;
using Ksf.Contracts.Deployments;

namespace Ksf.AppHost;

/// <summary>
/// The broker account of a system outside KSF, here of the machine <c>integrator</c> in <c>people.json</c>. It reads the events of the deployments
/// in which the machine has the role, through queues of its own, and nothing else. To bind takes the right to write to the queue and to read from
/// the exchange.
/// </summary>
internal sealed record IntegratorAccount(string Password, IReadOnlyList<DeploymentId> Deployments)
{
    public const string User = "integrator";

    private const string OwnQueues = @"^integrator\.";

    /// <summary>Names the queues to which <see cref="QueueLimits"/> apply.</summary>
    public static string Queues => OwnQueues;

    /// <summary>
    /// A queue that is left behind must not fill the broker's disk: it goes after two weeks without a reader, and never holds more than 256 MiB.
    /// </summary>
    public static IReadOnlyDictionary<string, object> QueueLimits { get; } = new Dictionary<string, object>
    {
        ["expires"] = (long)TimeSpan.FromDays(14).TotalMilliseconds,
        ["max-length-bytes"] = 256L * 1024 * 1024,
    };

    public IEnumerable<object> Permissions => Deployments.Select(deployment => new
    {
        user = User,
        vhost = deployment.Id,
        configure = OwnQueues,
        write = OwnQueues,
        read = $@"{OwnQueues}|^ksf\.events$",
    });

    /// <summary>Those of the given deployments in which the machine is an integrator.</summary>
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
