using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Registry.Agreements;

internal static class AgreementNames
{
    /// <summary>The problem when another agreement of the deployment has the name. Holds the lock of names until the transaction ends.</summary>
    public static async Task<Problem?> TakenAsync(RegistryDbContext db, string deployment, string name, Guid? except, CancellationToken cancellationToken)
    {
        await db.LockAsync(AdvisoryLock.Agreements, cancellationToken);
        var others = db.Agreements.Where(agreement => agreement.Authority == deployment && agreement.Id != except).Select(agreement => new NamedRow(agreement.Id, agreement.Name));
        return await TakenName.FindAsync(others, name, cancellationToken) is { } taken
            ? new Problem(AgreementProblems.NameTaken, name) { ConflictingId = taken.Id.ToString() }
            : null;
    }
}
