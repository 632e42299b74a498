using FluentValidation;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>The choice of the cluster that a municipality is counted in. The cluster that counted it does so no longer.</summary>
/// <param name="Municipality">Present number of a municipality that is a member on the day, or its id.</param>
/// <param name="Area">One of the cluster's service areas.</param>
/// <param name="From">The first day, at most two years ahead.</param>
/// <param name="Reason">Why, at most 2 000 characters; optional.</param>
internal sealed record CountMunicipality(string Municipality, ServiceArea? Area, DateOnly? From, string? Reason = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<CountMunicipality>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Municipality).Line(Limits.ReferenceLength, ClusterFields.Number);
            RuleFor(r => r.Area).Required(ClusterFields.Area);
            RuleFor(r => r.From).Required(ClusterFields.From);
            RuleFor(r => r.From).AtMostTwoYearsAhead(time);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var (area, from) = (Open.NameOf(Area!.Value), From!.Value);
        var municipality = Guid.TryParse(Municipality, out var id)
            ? id
            : (await KnownParty.FindAsync(db, Municipality, context.Today, cancellationToken))?.Id ?? Guid.Empty;
        if (!cluster.Has(municipality, ClusterRole.Member, from))
            return Problem.AtField("/municipality", ClusterProblems.NotMemberThen, Municipality);
        if (!cluster.Areas.Contains(area))
            return Problem.AtField("/area", ClusterProblems.NotItsArea, area);
        if (cluster.Counts(municipality, area, from))
            return ClusterProblems.AlreadyCounted.With(Municipality);

        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        var others = await PrimaryCounting.OthersAsync(db, cluster, [municipality], cancellationToken);
        var before = others.ToDictionary(other => other.Id, AuditSnapshot.Of);
        foreach (var other in cluster.Choose(others, municipality, area, from))
            other.ChangedTogether(context, "uncounted", before[other.Id], Reason);
        return null;
    }
}
