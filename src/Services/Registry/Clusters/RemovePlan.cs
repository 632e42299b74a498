using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A plan that no longer anchors the cluster, or was registered by mistake.</summary>
/// <param name="Plan">Its id.</param>
/// <param name="Reason">Why, at most 2 000 characters.</param>
internal sealed record RemovePlan(Guid? Plan, string Reason) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<RemovePlan>
    {
        public Validator()
        {
            RuleFor(r => r.Plan).Required(ClusterFields.Plan);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, ClusterFields.Reason);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        if (cluster.Plans.All(plan => plan.Id != Plan))
            return new(Problem.AtField("/plan", ClusterProblems.UnknownPlan));
        cluster.Plans = [.. cluster.Plans.Where(plan => plan.Id != Plan)];
        return default;
    }
}
