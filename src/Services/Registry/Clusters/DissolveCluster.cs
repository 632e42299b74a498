using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>The dissolution of a cluster. Everybody's part in it ends; its history stays.</summary>
/// <param name="On">The first day that it exists no more, at most two years ahead.</param>
/// <param name="Reason">Why, at most 2 000 characters.</param>
internal sealed record DissolveCluster(DateOnly? On, string Reason) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<DissolveCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.On).Required(ClusterFields.On);
            RuleFor(r => r.On).AtMostTwoYearsAhead(time);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, ClusterFields.Reason);
        }
    }

    public bool IsAhead(DateOnly today) => On > today;

    public ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        if (ClusterEnd.InTheWay(cluster, On!.Value, context.Today) is { } problem)
            return ValueTask.FromResult<Problem?>(problem);
        cluster.EndAll(On.Value);
        return default;
    }
}
