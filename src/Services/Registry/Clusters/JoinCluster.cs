using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A party that joins a cluster, or takes a role in it.</summary>
/// <param name="Party">A municipality's present number, or another party's id.</param>
/// <param name="Role">What it will be.</param>
/// <param name="From">The first day, at most two years ahead.</param>
internal sealed record JoinCluster(string Party, ClusterRole? Role, DateOnly? From) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<JoinCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Party).Line(Limits.ReferenceLength, ClusterFields.Party);
            RuleFor(r => r.Role).Required(ClusterFields.Role);
            RuleFor(r => r.From).Required(ClusterFields.From);
            RuleFor(r => r.From).AtMostTwoYearsAhead(time);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var (role, from) = (Role!.Value, From!.Value);
        if (await KnownParty.FindAsync(db, Party, context.Today, cancellationToken) is not { } party)
            return Problem.AtField("/party", ClusterProblems.UnknownParty, Party);
        if (party.IsMunicipality && party.Deployment != cluster.Authority)
            return Problem.AtField("/party", ClusterProblems.OtherRegion, Party, party.Name, party.Deployment!);
        if (party.IsMunicipality && role is ClusterRole.Partner)
            return Problem.AtField("/role", ClusterProblems.NotForMunicipalities, party.Name);
        if (!party.IsMunicipality && role is (ClusterRole.Member or ClusterRole.Engine or ClusterRole.Coordinator))
            return Problem.AtField("/role", ClusterProblems.OnlyForMunicipalities, party.Name);
        if (cluster.FoundedOn is { } founded && from < founded)
            return Problem.AtField("/from", ClusterProblems.BeforeItBegan, founded);

        if (cluster.EndsOn is { } end && from >= end)
            return Problem.AtField("/from", ClusterProblems.AfterItsEnd, end);

        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        if (cluster.Participations.FirstOrDefault(part => part.PartyId == party.Id && part.Role == role && (part.To is not { } to || to > from)) is { } existing)
            return new Problem(ClusterProblems.TakesPart, party.Name, existing.From) { ConflictingId = party.Id.ToString() };
        if (role is (ClusterRole.Engine or ClusterRole.Coordinator) && !cluster.Has(party.Id, ClusterRole.Member, from))
            return Problem.AtField("/party", ClusterProblems.NotMemberThen, party.Name);

        // Whoever leads it is a member, and does so no longer than that.
        cluster.Begin(party.Id, role, from, role is (ClusterRole.Engine or ClusterRole.Coordinator) ? cluster.EndOfMembership(party.Id, from) : null);
        if (role is ClusterRole.Member)
            await cluster.CountAsync(db, [party.Id], cluster.Areas, from, cancellationToken);
        return null;
    }
}
