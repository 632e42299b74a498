using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>The establishment of a cluster that was proposed, or that rested.</summary>
/// <param name="FoundedOn">When its collaboration began, or begins: at most two years ahead. What is known already stays when not given.</param>
/// <param name="Waiver">Why it has no research partner, at most 2 000 characters; required when it has none.</param>
internal sealed record EstablishCluster(DateOnly? FoundedOn = null, string? Waiver = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<EstablishCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.FoundedOn).AtMostTwoYearsAhead(time);
            RuleFor(r => r.Waiver).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public bool IsAhead(DateOnly today) => FoundedOn > today;

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var isAhead = IsAhead(context.Today);
        var day = isAhead ? FoundedOn!.Value : context.Today;
        if (isAhead && cluster.Status is ClusterStatus.Dormant)
            return Problem.AtField("/foundedOn", ClusterProblems.WorksAgainToday);
        if (cluster.EndsOn <= day)
            return Problem.AtField("/foundedOn", ClusterProblems.AfterItsEnd, cluster.EndsOn);
        if (!cluster.MembersOn(day).Any())
            return Problem.AtField("", ClusterProblems.NoMembers);
        if (Waiver is null && !await KnownParty.HasResearchAsync(context.Db<RegistryDbContext>(), cluster, day, cancellationToken))
            return ClusterProblems.NoResearchPartner.With();
        if (FoundedOn is not null)
            cluster.Describe(cluster.Name, FoundedOn, DatePrecision.Day, cluster.Areas, cluster.RestsOn);
        (cluster.Waiver, cluster.BeginsOn) = (Waiver, isAhead ? FoundedOn : null);
        return null;
    }
}
