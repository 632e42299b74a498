using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Texts;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Agreements;

internal static class AgreementNames
{
    /// <summary>The agreement of the deployment that has a name already, whatever its letter case.</summary>
    public static async Task<Guid?> TakenAsync(RegistryDbContext db, string deployment, string name, Guid? except, CancellationToken cancellationToken)
    {
        var names = await db.Agreements
            .Where(agreement => agreement.Authority == deployment && agreement.Id != except)
            .Select(agreement => new { agreement.Id, agreement.Name })
            .ToListAsync(cancellationToken);
        var folded = PlainText.Fold(name);
        return names.Find(other => string.Equals(PlainText.Fold(other.Name), folded, StringComparison.OrdinalIgnoreCase))?.Id;
    }
}
