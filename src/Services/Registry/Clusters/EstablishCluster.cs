using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>The establishment of a cluster that was proposed, or that rested.</summary>
/// <param name="FoundedOn">When its collaboration began; what is known already stays when not given.</param>
/// <param name="Waiver">Why it has no research partner, at most 2 000 characters; required when it has none.</param>
internal sealed record EstablishCluster(DateOnly? FoundedOn = null, string? Waiver = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<EstablishCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.FoundedOn).NotAhead(time);
            RuleFor(r => r.Waiver).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        if (!cluster.MembersOn(context.Today).Any())
            return Problem.AtField("", ClusterProblems.NoMembers);
        if (Waiver is null && !await KnownParty.HasResearchAsync(context.Db<RegistryDbContext>(), cluster, context.Today, cancellationToken))
            return ClusterProblems.NoResearchPartner.With();
        if (FoundedOn is not null)
            cluster.Describe(cluster.Name, FoundedOn, DatePrecision.Day, cluster.Areas, cluster.RestsOn);
        cluster.Waiver = Waiver;
        return null;
    }
}
