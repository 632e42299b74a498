using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Another need, of any deployment.</summary>
/// <param name="Number">Its public number: <c>vest-2026-17</c>.</param>
/// <param name="Title">Short name.</param>
internal sealed record OtherNeed(string Number, string Title)
{
    /// <summary>Those that are known here, in the order of reporting.</summary>
    public static async Task<IReadOnlyList<OtherNeed>> ReadAsync(Guid[] ids, VerbContext context, CancellationToken cancellationToken) => ids.Length == 0
        ? []
        : await context.Db<KnowledgeDbContext>().KnownNeeds.Where(need => ids.Contains(need.Id)).OrderBy(need => need.Id)
            .Select(need => new OtherNeed(need.Number, need.Title)).ToListAsync(cancellationToken);
}
