using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Subjects;

/// <summary>A noun that this service is the authority for, and how its records are read for a restatement.</summary>
/// <param name="Noun">The noun.</param>
/// <param name="ReadAsync">Reads a page of records after an id, ordered by id.</param>
internal sealed record Authority(Noun Noun, Func<KsfDbContext, Guid, int, CancellationToken, Task<IReadOnlyList<ISubject>>> ReadAsync);

/// <summary>Registers what a service is the authority for.</summary>
public static class AuthorityExtensions
{
    /// <summary>Registers this service as the authority for a noun, so that it can restate the noun's records.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="noun">The noun.</param>
    /// <param name="own">Selects the service's own rows when the table also holds copies from other deployments.</param>
    public static WebApplicationBuilder AddAuthority<TEntity>(
        this WebApplicationBuilder builder, Noun noun, Expression<Func<TEntity, bool>>? own = null)
        where TEntity : class, ISubject
    {
        builder.Services.AddSingleton(new Authority(noun, async (db, after, size, cancellationToken) =>
        {
            var rows = db.Set<TEntity>().AsNoTracking();
            if (own is not null)
                rows = rows.Where(own);
            return await rows.Where(row => row.Id > after).OrderBy(row => row.Id).Take(size).ToListAsync(cancellationToken);
        }));
        return builder;
    }
}
