using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>The dissolution of a cluster. Everybody's part in it ends; its history stays.</summary>
/// <param name="On">The first day that it exists no more, not ahead of today.</param>
/// <param name="Reason">Why, at most 2 000 characters.</param>
internal sealed record DissolveCluster(DateOnly? On, string Reason) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<DissolveCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.On).Required(ClusterFields.On);
            RuleFor(r => r.On).NotAhead(time);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, ClusterFields.Reason);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var latest = cluster.Participations.Where(part => part.To is null).Max(part => part.From);
        if (latest is { } day && On <= day)
            return ValueTask.FromResult<Problem?>(Problem.AtField("/on", ClusterProblems.BeforeItBegan, day));
        cluster.EndAll(On!.Value);
        return default;
    }
}
