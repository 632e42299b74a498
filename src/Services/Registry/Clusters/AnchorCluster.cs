using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A plan that a municipality or a body has adopted, and that anchors the cluster.</summary>
/// <param name="Title">Its title, at most 200 characters.</param>
/// <param name="AdoptedBy">Present number of the municipality that adopted it, or the id of a municipality or a body.</param>
/// <param name="AdoptedOn">The day that it was adopted, not ahead of today.</param>
/// <param name="Link">Its address, beginning with <c>https://</c>, at most 500 characters; optional.</param>
internal sealed record AnchorCluster(string Title, string AdoptedBy, DateOnly? AdoptedOn, string? Link = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<AnchorCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Title).Line(Limits.NameLength, ClusterFields.PlanTitle);
            RuleFor(r => r.AdoptedBy).Line(Limits.ReferenceLength, ClusterFields.AdoptedBy);
            RuleFor(r => r.AdoptedOn).Required(ClusterFields.AdoptedOn);
            RuleFor(r => r.AdoptedOn).NotAhead(time);
            RuleFor(r => r.Link).OptionalLink();
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var found = await NamedParty.FindAsync(db, [AdoptedBy], context.Today, cancellationToken);
        if (!found.TryGetValue(AdoptedBy, out var adopter))
            return Problem.AtField("/adoptedBy", ClusterProblems.UnknownAdopter, AdoptedBy);
        var isMember = cluster.Participations.Any(part => part.PartyId == adopter && part.Role == ClusterRole.Member);
        if (!isMember && await db.Bodies.FindAsync([adopter], cancellationToken) is not { } _)
            return Problem.AtField("/adoptedBy", ClusterProblems.NotItsAdopter, AdoptedBy);
        if (cluster.Plans.Count >= Limits.Plans)
            return Problem.AtField("/title", ClusterProblems.TooManyPlans, Limits.Plans);
        if (cluster.Plans.FirstOrDefault(plan => plan.Title == Title && plan.AdoptedById == adopter) is { } same)
            return new Problem(ClusterProblems.PlanRegistered, Title) { ConflictingId = same.Id.ToString() };
        cluster.Plans = [.. cluster.Plans.Append(new AdoptedPlan(context.NewId(), Title, adopter, AdoptedOn!.Value, Link)).OrderBy(plan => plan.AdoptedOn)];
        return null;
    }
}
