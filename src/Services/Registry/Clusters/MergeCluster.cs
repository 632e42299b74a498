using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>The merger of a cluster into another. Everybody takes the same part in the other from that day; its history stays.</summary>
/// <param name="Into">Id of the cluster of the same deployment that carries it on.</param>
/// <param name="On">The first day that it exists no more, at most two years ahead.</param>
/// <param name="Reason">Why, at most 2 000 characters.</param>
/// <param name="KeepEngines">Whether its engine municipalities and its coordinator are so in the other too; no when not given.</param>
internal sealed record MergeCluster(Guid? Into, DateOnly? On, string Reason, bool? KeepEngines = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<MergeCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Into).Required(ClusterFields.Into);
            RuleFor(r => r.On).Required(ClusterFields.On);
            RuleFor(r => r.On).AtMostTwoYearsAhead(time);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, ClusterFields.Reason);
        }
    }

    public bool IsAhead(DateOnly today) => On > today;

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var (db, on) = (context.Db<RegistryDbContext>(), On!.Value);
        if (ClusterEnd.InTheWay(cluster, on, context.Today) is { } problem)
            return problem;
        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        var members = cluster.Participations.Select(part => part.PartyId).Distinct().ToList();
        var others = await PrimaryCounting.OthersAsync(db, cluster, members, cancellationToken);
        var into = others.Find(other => other.Id == Into) ?? await SuccessorAsync(db, cluster, cancellationToken);
        if (into is null || into.Id == cluster.Id || into.Status is ClusterStatus.Dissolved or ClusterStatus.Merged)
            return Problem.AtField("/into", ClusterProblems.NoSuccessor);
        if (into.EndsOn is { } end)
            return Problem.AtField("/into", ClusterProblems.SuccessorEnds, into.Name, end);
        if (into.FoundedOn is { } founded && on < founded)
            return Problem.AtField("/on", ClusterProblems.BeforeItBegan, founded);

        var before = AuditSnapshot.Of(into);
        cluster.MergeInto(into, others, on, KeepEngines ?? false);
        into.ChangedTogether(context, "received", before, Reason);
        return null;
    }

    private async Task<Cluster?> SuccessorAsync(RegistryDbContext db, Cluster cluster, CancellationToken cancellationToken) =>
        await db.Clusters.FindAsync([Into!.Value], cancellationToken) is { } found && found.Authority == cluster.Authority ? found : null;
}
