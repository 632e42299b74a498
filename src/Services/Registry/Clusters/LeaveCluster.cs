using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A party that leaves a cluster, or gives up a role in it.</summary>
/// <param name="Party">A municipality's present number, or the id of any party.</param>
/// <param name="On">The first day that it no longer takes part, at most two years ahead.</param>
/// <param name="Role">The role that it gives up; all of them when not given.</param>
/// <param name="Reason">Why, at most 2 000 characters; optional.</param>
internal sealed record LeaveCluster(string Party, DateOnly? On, ClusterRole? Role = null, string? Reason = null) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<LeaveCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Party).Line(Limits.ReferenceLength, ClusterFields.Party);
            RuleFor(r => r.On).Required(ClusterFields.On);
            RuleFor(r => r.On).AtMostTwoYearsAhead(time);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var on = On!.Value;
        // A municipality that has ceased has no number, and leaves by its id.
        var party = Guid.TryParse(Party, out var id)
            ? id
            : (await KnownParty.FindAsync(context.Db<RegistryDbContext>(), Party, context.Today, cancellationToken))?.Id ?? Guid.Empty;
        var parts = cluster.Participations.Where(part => part.PartyId == party && (part.To is not { } to || to > on) && (Role is null || part.Role == Role)).ToList();
        // A member that leaves is not an engine any more either.
        var role = Role is ClusterRole.Member ? null : Role;
        if (parts.Count == 0)
            return ClusterProblems.TakesNoPart.With(Party);
        if (!parts.Exists(part => part.GoesOnPast(on)))
            return Problem.AtField("/on", ClusterProblems.BeforeItBegan, parts.Min(part => part.From));
        cluster.End(party, role, on);
        return null;
    }
}
