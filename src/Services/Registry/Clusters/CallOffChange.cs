using FluentValidation;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A change dated ahead that is called off before its day.</summary>
/// <param name="Change">Key of the change, from <c>ahead</c>.</param>
/// <param name="Reason">Why, at most 2 000 characters; optional.</param>
internal sealed record CallOffChange(string Change, string? Reason = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<CallOffChange>
    {
        public Validator()
        {
            RuleFor(r => r.Change).Line(Limits.KeyLength, ClusterFields.Change);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        if (ChangeAhead.Of(cluster, context.Today).FirstOrDefault(change => change.Key == Change) is not { } change)
            return Problem.AtField("/change", ClusterProblems.NotAhead);
        var db = context.Db<RegistryDbContext>();
        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        var others = await PrimaryCounting.OthersAsync(db, cluster, [.. cluster.Participations.Select(part => part.PartyId).Distinct()], cancellationToken);
        if (cluster.MergedIntoId is { } into && others.TrueForAll(other => other.Id != into) && await db.Clusters.FindAsync([into], cancellationToken) is { } successor)
            others.Add(successor);
        var before = others.ToDictionary(other => other.Id, AuditSnapshot.Of);
        foreach (var other in cluster.CallOff(change, others))
            other.ChangedTogether(context, "recalled", before[other.Id], Reason);
        return null;
    }
}
