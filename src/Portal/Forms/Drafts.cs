using System.Security.Cryptography;
using Ksf.Portal.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Portal.Forms;

/// <summary>What was typed in a form, and when it was saved.</summary>
internal sealed record Draft(FormValues Values, DateTimeOffset SavedAt);

/// <summary>Keeps what a person has typed until the form is sent, for that person alone.</summary>
internal sealed class Drafts(PortalDbContext database, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a draft is kept after the last change.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly IDataProtector _protector = protection.CreateProtector("Ksf.Portal.Drafts");

    public async Task<Draft?> FindAsync(byte[] owner, string form, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - Retention;
        var row = await database.Drafts.AsNoTracking()
            .FirstOrDefaultAsync(draft => draft.Owner == owner && draft.Form == form && draft.ChangedAt > since, cancellation);
        return row?.Content is { } content && Read(content) is { } values ? new Draft(values, row.ChangedAt) : null;
    }

    /// <summary>Saves a draft and says when. Null when nothing was saved: the form has been sent already, or is empty.</summary>
    public async Task<DateTimeOffset?> SaveAsync(byte[] owner, string form, FormValues values, CancellationToken cancellation)
    {
        if (values.IsEmpty)
        {
            await DeleteAsync(owner, form, cancellation);
            return null;
        }

        var (content, now) = (_protector.Protect(values.ToJson()), time.GetUtcNow());
        var saved = await database.Database.ExecuteSqlAsync(
            $"""
            insert into drafts (owner, form, content, key, changed_at) values ({owner}, {form}, {content}, {values.Key}, {now})
            on conflict (owner, form) do update
                set content = excluded.content, key = excluded.key, changed_at = excluded.changed_at
                where drafts.content is not null or drafts.key <> excluded.key
            """, cancellation);
        return saved > 0 ? now : null;
    }

    /// <summary>Forgets what was in a form that has been sent, and remembers its key, so that a save that comes late brings nothing back.</summary>
    public Task SentAsync(byte[] owner, string form, Guid key, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.Database.ExecuteSqlAsync(
            $"""
            insert into drafts (owner, form, content, key, changed_at) values ({owner}, {form}, null, {key}, {now})
            on conflict (owner, form) do update set content = null, key = excluded.key, changed_at = excluded.changed_at
            """, cancellation);
    }

    public Task DeleteAsync(byte[] owner, string form, CancellationToken cancellation) => database.Drafts
        .Where(draft => draft.Owner == owner && draft.Form == form && draft.Content != null).ExecuteDeleteAsync(cancellation);

    private FormValues? Read(byte[] content)
    {
        try
        {
            return FormValues.FromJson(_protector.Unprotect(content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
