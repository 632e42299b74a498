using FluentValidation;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>The beginning of a proposed cluster's gathering of members.</summary>
/// <param name="Reason">Why now, at most 2 000 characters; optional.</param>
internal sealed record MobiliseCluster(string? Reason = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<MobiliseCluster>
    {
        public Validator() => RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
    }
}
