using Ksf.Registry.Data;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Reforms;

/// <summary>One of this deployment's records while a reform is applied to it. It is read under its lock, so that changes of it take turns.</summary>
internal abstract class ReformedRecord(RegistryDbContext db)
{
    private bool _isChanged;

    protected RegistryDbContext Db { get; } = db;

    /// <summary>The record's present version.</summary>
    protected abstract ISubject Subject { get; }

    protected abstract string Plural { get; }

    /// <summary>Its name in audit rows: <c>cluster</c>.</summary>
    protected abstract string Noun { get; }

    /// <summary>The lock that its noun's changes take besides the record's own.</summary>
    protected abstract long NounLock { get; }

    /// <summary>The snapshot that it had when it was read.</summary>
    private string Before { get; set; } = "";

    /// <summary>Reads a record for a reform, and takes its locks.</summary>
    public static async Task<ReformedRecord?> LoadAsync(RegistryDbContext db, PartKind part, Guid id, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        ReformedRecord? record = part switch
        {
            PartKind.Membership => await db.Clusters.AsSplitQuery().SingleOrDefaultAsync(cluster => cluster.Id == id, cancellationToken) is { } cluster
                ? new ReformedCluster(db, cluster) : null,
            PartKind.Seat or PartKind.Secretariat => await db.Bodies.AsSplitQuery().SingleOrDefaultAsync(body => body.Id == id, cancellationToken) is { } body
                ? new ReformedBody(db, body) : null,
            PartKind.Role => await db.Roles.SingleOrDefaultAsync(role => role.Id == id, cancellationToken) is { } role ? new ReformedRole(db, role) : null,
            _ => await db.Agreements.AsSplitQuery().SingleOrDefaultAsync(agreement => agreement.Id == id, cancellationToken) is { } agreement
                ? new ReformedAgreement(db, agreement) : null,
        };
        if (record is null)
            return null;
        await db.LockAsync(record.NounLock, cancellationToken);
        record.Before = AuditSnapshot.Of(record.Subject);
        return record;
    }

    /// <summary>Whether a part still names a municipality after a reform.</summary>
    public abstract bool Names(PartKind part, Guid partId, Reform reform);

    /// <summary>Why a part cannot pass to a successor without somebody deciding; null when it can.</summary>
    public abstract Task<Obstacle?> ObstacleAsync(PartKind part, Guid partId, Reform reform, Guid successor, CancellationToken cancellationToken);

    /// <summary>Lets a part pass from a municipality to others on the day of a reform, or end when there are none. Says what is in the way.</summary>
    public async Task<Problem?> PassOnAsync(
        PartKind part, Guid partId, Reform reform, IReadOnlyList<Guid> successors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (successors is [var only] && only == reform.MunicipalityId)
            return null;
        _isChanged = true;
        return await ChangeAsync(part, partId, reform, successors, now, cancellationToken);
    }

    /// <summary>Adds the audit row and the event of what has been passed on. A person's name stands in the row when one has decided.</summary>
    public void Raise(DateTimeOffset now, VerbContext? context, Guid owner, string? reason)
    {
        if (!_isChanged)
            return;
        Subject.Sequence++;
        var subject = $"{Plural}/{Subject.Id}";
        if (context is null)
            Db.AuditByPlatform(now, $"{Noun}.reform", subject, Before, Subject);
        else
            Db.Audit(context, owner, $"{Noun}.reform", subject, Before, Subject, reason);
        Announce(now, context, owner, reason);
    }

    protected abstract Task<Problem?> ChangeAsync(
        PartKind part, Guid partId, Reform reform, IReadOnlyList<Guid> successors, DateTimeOffset now, CancellationToken cancellationToken);

    protected virtual void Announce(DateTimeOffset now, VerbContext? context, Guid owner, string? reason) => Db.Raise("reformed", Subject);
}
