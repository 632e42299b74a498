using FluentValidation;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A cluster that does nothing for the time being.</summary>
/// <param name="Reason">Why, at most 2 000 characters.</param>
internal sealed record RestCluster(string Reason) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<RestCluster>
    {
        public Validator() => RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, ClusterFields.Reason);
    }
}
