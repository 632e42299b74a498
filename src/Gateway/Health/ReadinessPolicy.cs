using System.Runtime.CompilerServices;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Ksf.Gateway.Health;

/// <summary>
/// A destination is healthy when its last readiness check succeeded. A failed check makes it unhealthy at once. A timeout makes it
/// unhealthy only the second time, because on a busy machine the checks of all services are late.
/// </summary>
internal sealed class ReadinessPolicy(IDestinationHealthUpdater health, TimeProvider time, ILogger<ReadinessPolicy> logger) : IActiveHealthCheckPolicy
{
    public const string PolicyName = "Readiness";

    private readonly ConditionalWeakTable<DestinationState, Check> _checks = [];

    public string Name => PolicyName;

    /// <summary>When a destination was last checked; null before the first check.</summary>
    public DateTimeOffset? LastChecked(DestinationState destination) => _checks.TryGetValue(destination, out var check) ? check.At : null;

    public void ProbingCompleted(ClusterState cluster, IReadOnlyList<DestinationProbingResult> probingResults)
    {
        var judged = new List<NewActiveDestinationHealth>(probingResults.Count);
        foreach (var result in probingResults)
        {
            var now = Judge(result);
            LogChange(cluster, result, now);
            judged.Add(new NewActiveDestinationHealth(result.Destination, now));
        }
        health.SetActive(cluster, judged);
    }

    private DestinationHealth Judge(DestinationProbingResult result)
    {
        var late = result.Exception is OperationCanceledException;
        var second = late && _checks.TryGetValue(result.Destination, out var last) && last.Late;
        _checks.AddOrUpdate(result.Destination, new Check(time.GetUtcNow(), late));
        return result switch
        {
            { Response.IsSuccessStatusCode: true } => DestinationHealth.Healthy,
            _ when late && !second => result.Destination.Health.Active,
            _ => DestinationHealth.Unhealthy,
        };
    }

    /// <summary>Logs changes, except for a destination that has never been up, which is still starting.</summary>
    private void LogChange(ClusterState cluster, DestinationProbingResult result, DestinationHealth now)
    {
        var (destination, before) = (result.Destination, result.Destination.Health.Active);
        if (now == before)
            return;
        if (now == DestinationHealth.Healthy)
            logger.LogInformation("{Service} at {Address} is up", cluster.ClusterId, destination.Model.Config.Address);
        else if (before == DestinationHealth.Healthy)
            logger.LogWarning("{Service} at {Address} is down: {Why}", cluster.ClusterId, destination.Model.Config.Address, Reason(result));
    }

    private static string Reason(DestinationProbingResult result) => result switch
    {
        { Response: { } answer } => $"it answers {(int)answer.StatusCode}",
        { Exception: OperationCanceledException } => "it does not answer",
        { Exception: { } error } => error.GetBaseException().Message,
        _ => "it was not checked",
    };

    private sealed record Check(DateTimeOffset At, bool Late);
}
