using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A cluster's corrected description. All fields are replaced.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="FoundedOn">When its collaboration began; null where it is not known.</param>
/// <param name="FoundedPrecision">How exactly the date is known; the day when not given.</param>
/// <param name="Areas">The service areas that it works in; optional.</param>
/// <param name="RestsOn">The structure that it rests on, at most 200 characters; optional.</param>
internal sealed record ReviseCluster(
    string Name, DateOnly? FoundedOn = null, DatePrecision? FoundedPrecision = null, IReadOnlyList<ServiceArea>? Areas = null, string? RestsOn = null)
    : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<ReviseCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Name).Line(Limits.NameLength, ClusterFields.Name);
            RuleFor(r => r.FoundedOn).AtMostTwoYearsAhead(time);
            RuleFor(r => r.RestsOn).OptionalLine(Limits.NameLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        if (cluster.BeginsOn is { } begin && FoundedOn != begin)
            return Problem.AtField("/foundedOn", ClusterProblems.BeginsThen, begin);
        if (cluster.BeginsOn is null && FoundedOn > context.Today)
            return Problem.AtField("/foundedOn", DateRules.NotYet);
        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        if (await ClusterNames.TakenAsync(db, cluster.Authority, Name, except: cluster.Id, cancellationToken) is { } existing)
            return new Problem(ClusterProblems.NameTaken, Name) { ConflictingId = existing.ToString() };

        var before = cluster.Areas;
        cluster.Describe(Name, FoundedOn, FoundedPrecision ?? DatePrecision.Day, AreaNames.Of(Areas), RestsOn);
        cluster.StopCounting(before.Except(cluster.Areas), context.Today);
        await cluster.CountAsync(db, [.. cluster.MembersOn(context.Today)], cluster.Areas.Except(before), context.Today, cancellationToken);
        foreach (var joining in cluster.Participations.Where(part => part.Role == ClusterRole.Member && part.From > context.Today).ToList())
            await cluster.CountAsync(db, [joining.PartyId], cluster.Areas.Except(before), joining.From, cancellationToken);
        return null;
    }
}
