using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Texts;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

internal static class BodyNames
{
    /// <summary>
    /// The problem when another body has the name, or one that looks the same in addresses. Compares in memory, because a deployment has a few dozen bodies, and
    /// holds the lock of names until the transaction ends.
    /// </summary>
    public static async Task<Problem?> TakenAsync(RegistryDbContext db, string deployment, string name, Guid? except, CancellationToken cancellationToken)
    {
        await db.LockAsync(AdvisoryLock.Bodies, cancellationToken);
        var names = await db.Bodies
            .Where(body => body.Authority == deployment && body.Id != except)
            .Select(body => new { body.Id, body.Name })
            .ToListAsync(cancellationToken);
        var slug = Slug.Of(PlainText.Fold(name));
        return names.Find(other => Slug.Of(PlainText.Fold(other.Name)) == slug) is { } taken
            ? new Problem(BodyProblems.NameTaken, taken.Name) { ConflictingId = taken.Id.ToString() }
            : null;
    }
}
