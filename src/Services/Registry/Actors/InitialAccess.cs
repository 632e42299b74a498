using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.Registry.Roles;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>
/// Adds the initial roles: the first secretariat, and in development the people of people.json. Ids are deterministic, so it is idempotent
/// and safe to run from several replicas.
/// </summary>
internal sealed class InitialAccess(RegistryDbContext db, Deployment deployment, IdentityHasher hasher, TimeProvider time)
{
    private readonly Guid _secretariat = StableId.OfDeployment(deployment.Id);

    /// <summary>Adds actors and roles in one transaction, serialised with other replicas by a lock.</summary>
    public async Task AddAsync(IEnumerable<InitialActor> actors, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        foreach (var actor in actors)
        {
            var id = await ActorAsync(actor, cancellationToken);
            foreach (var (organisationId, role) in actor.Roles)
                await RoleAsync(id, organisationId, role, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Whether anybody has ever been this deployment's secretariat.</summary>
    public Task<bool> HasSecretariatAsync(CancellationToken cancellationToken) =>
        db.Roles.AnyAsync(role => role.OrganisationId == _secretariat && role.Role == SecretariatRole, cancellationToken);

    /// <summary>The secretariat's role and organisation in this deployment.</summary>
    public (Guid OrganisationId, string Role) Secretariat => (_secretariat, SecretariatRole);

    private string SecretariatRole => deployment.Level == DeploymentLevel.National
        ? ServiceDefaults.Access.Roles.NationalSecretariat
        : ServiceDefaults.Access.Roles.RegionalSecretariat;

    private async Task<Guid> ActorAsync(InitialActor first, CancellationToken cancellationToken)
    {
        if (await ActorRules.FindAsync(db, first.Identity, cancellationToken) is { } existing)
            return existing;

        var actor = new Actor
        {
            Id = StableId.Of($"actor/{deployment.Id}/{Convert.ToHexString(hasher.Hash(first.Identity))}"),
            Sequence = 1,
            OwnerId = _secretariat,
            Kind = first.Kind,
            Label = first.Label,
            Issuer = first.Identity.Issuer,
            Subject = first.Identity.Subject,
        }.HashedBy(hasher);
        db.Actors.Add(actor);
        db.AuditByPlatform(time.GetUtcNow(), "actor.register", $"actors/{actor.Id}", before: null, actor);
        db.Raise("identified", actor);
        return actor.Id;
    }

    private async Task RoleAsync(Guid actorId, Guid organisationId, string role, CancellationToken cancellationToken)
    {
        var id = StableId.Of($"role/{actorId}/{organisationId}/{role}");
        if (await db.Roles.AnyAsync(held => held.Id == id, cancellationToken))
            return;

        var assignment = new RoleAssignment { Id = id, Sequence = 1, OwnerId = _secretariat, ActorId = actorId, OrganisationId = organisationId, Role = role, ValidFrom = time.TodayInNorway() };
        db.Roles.Add(assignment);
        db.AuditByPlatform(time.GetUtcNow(), "role.assign", $"roles/{assignment.Id}", before: null, assignment);
        db.Raise("assigned", assignment);
    }
}

/// <summary>An actor with initial roles.</summary>
internal sealed record InitialActor(ActorKind Kind, string Label, Identity Identity, IReadOnlyList<(Guid OrganisationId, string Role)> Roles);
