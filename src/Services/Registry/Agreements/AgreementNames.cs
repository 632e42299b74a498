using Ksf.Registry.Data;

namespace Ksf.Registry.Agreements;

internal static class AgreementNames
{
    /// <summary>The agreement of the deployment that has a name already.</summary>
    public static async Task<Guid?> TakenAsync(RegistryDbContext db, string deployment, string name, Guid? except, CancellationToken cancellationToken) =>
        (await TakenName.FindAsync(
            db.Agreements.Where(agreement => agreement.Authority == deployment && agreement.Id != except).Select(agreement => new NamedRow(agreement.Id, agreement.Name)), name,
            cancellationToken))?.Id;
}
