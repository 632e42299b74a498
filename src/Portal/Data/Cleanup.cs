using Ksf.Portal.Forms;
using Ksf.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Portal.Data;

/// <summary>Removes sessions that have expired and drafts that nobody has changed for a month.</summary>
internal sealed class Cleanup(IServiceScopeFactory scopes, TimeProvider time, ILogger<Cleanup> logger)
    : HourlyCleanup("sessions and drafts", time, logger)
{
    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = Time.GetUtcNow();
        var unchangedSince = now - Drafts.Retention;
        await database.Sessions.Where(session => session.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await database.Drafts.Where(draft => draft.ChangedAt <= unchangedSince).ExecuteDeleteAsync(cancellationToken);
    }
}
