using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A cluster's legal form from a day on. It ends the one before.</summary>
/// <param name="Form">The form.</param>
/// <param name="From">First day, after that of the form before; at most two years ahead.</param>
/// <param name="Reason">Why, at most 2 000 characters; optional.</param>
internal sealed record AdoptLegalForm(LegalForm? Form, DateOnly? From, string? Reason = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<AdoptLegalForm>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Form).Required(ClusterFields.Form);
            RuleFor(r => r.From).Required(ClusterFields.From);
            RuleFor(r => r.From).AtMostTwoYearsAhead(time);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var (form, from) = (Form!.Value, From!.Value);
        if (cluster.LegalForms.Count > 0 && cluster.LegalForms[^1].From is var latest && from <= latest)
            return Problem.AtField("/from", ClusterProblems.BeforeItBegan, latest);
        if (await FormPowers.InTheWayAsync(context, cluster, LegalForms.Of(form), from, cancellationToken) is { } problem)
            return problem;
        cluster.LegalForms = [.. cluster.LegalForms, new ClusterLegalForm(form, from, [])];
        return null;
    }
}
