using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Roles;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Reforms;

/// <summary>A role at a municipality of a reform. It ends, and its holder is given the same role at the successor for the rest of the period.</summary>
internal sealed class ReformedRole(RegistryDbContext db, RoleAssignment role) : ReformedRecord(db)
{
    private readonly List<RoleAssignment> _given = [];

    protected override ISubject Subject => role;

    protected override string Plural => RoleState.Noun.Plural;

    protected override string Noun => RoleState.Noun.Name;

    protected override long NounLock => AdvisoryLock.Actors;

    public override bool Names(PartKind part, Guid partId, Reform reform) =>
        role.OrganisationId == reform.MunicipalityId && reform.Concerns(role.ValidFrom, role.ValidTo);

    /// <summary>Nothing: a role that the holder has at the successor already is not given twice.</summary>
    public override Task<Obstacle?> ObstacleAsync(PartKind part, Guid partId, Reform reform, Guid successor, CancellationToken cancellationToken) =>
        Task.FromResult<Obstacle?>(null);

    protected override async Task<Problem?> ChangeAsync(
        PartKind part, Guid partId, Reform reform, IReadOnlyList<Guid> successors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to) = (role.ValidFrom > reform.On ? role.ValidFrom : reform.On, role.ValidTo);
        foreach (var successor in successors.Where(successor => successor != reform.MunicipalityId))
        {
            var held = await Db.Roles
                .Where(other => other.ActorId == role.ActorId && other.OrganisationId == successor && other.Role == role.Role && (other.ValidTo == null || other.ValidTo > from))
                .OrderBy(other => other.ValidFrom).Select(other => new { other.ValidFrom, other.ValidTo }).ToListAsync(cancellationToken);
            DateOnly? next = from;
            foreach (var other in held)
            {
                if (next < other.ValidFrom)
                    Give(successor, next.Value, Earliest(to, other.ValidFrom), now);
                next = next is null || other.ValidTo is null ? null : next > other.ValidTo ? next : other.ValidTo;
            }
            if (next is { } rest && (to is null || rest < to))
                Give(successor, rest, to, now);
        }
        if (successors.Contains(reform.MunicipalityId))
            return null;
        // A role that has not begun never begins.
        role.ValidTo = from;
        role.Status = RoleStatus.Ended;
        return null;
    }

    protected override void Announce(DateTimeOffset now, VerbContext? context, Guid owner, string? reason)
    {
        Db.Raise(role.Status == RoleStatus.Ended ? "ended" : "changed", role);
        foreach (var given in _given)
        {
            var subject = RoleState.Noun.Subject(given.Id);
            if (context is null)
                Db.AuditByPlatform(now, "role.reform", subject, before: null, given);
            else
                Db.Audit(context, owner, "role.reform", subject, before: null, given, reason);
            Db.Raise("assigned", given);
        }
    }

    private void Give(Guid successor, DateOnly from, DateOnly? to, DateTimeOffset now)
    {
        var given = new RoleAssignment
        {
            Id = Guid.CreateVersion7(now),
            Sequence = 1,
            OwnerId = role.OwnerId,
            ActorId = role.ActorId,
            OrganisationId = successor,
            Role = role.Role,
            ValidFrom = from,
            ValidTo = to,
        };
        Db.Add(given);
        _given.Add(given);
    }

    private static DateOnly Earliest(DateOnly? one, DateOnly other) => one < other ? one.Value : other;
}
