using Ksf.ServiceDefaults.Texts;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry;

/// <summary>A thing of the register, by name.</summary>
internal sealed record NamedRow(Guid Id, string Name);

internal static class TakenName
{
    /// <summary>
    /// The row that has a name already. Compares in memory, where letter case and width are handled for every language: a deployment has some dozens of each
    /// kind. The caller holds the lock of the kind's names until its transaction ends.
    /// </summary>
    public static async Task<NamedRow?> FindAsync(IQueryable<NamedRow> others, string name, CancellationToken cancellationToken)
    {
        var folded = PlainText.Fold(name);
        return (await others.ToListAsync(cancellationToken)).Find(other => string.Equals(PlainText.Fold(other.Name), folded, StringComparison.OrdinalIgnoreCase));
    }
}
