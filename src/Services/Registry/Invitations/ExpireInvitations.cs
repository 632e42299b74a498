using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Mail;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Invitations;

/// <summary>Removes the addresses of invitations that nobody has accepted in time.</summary>
internal sealed class ExpireInvitations(IServiceScopeFactory scopes, TimeProvider time, ILogger<ExpireInvitations> logger) : HourlyCleanup("invitations", time, logger)
{
    private const int PageSize = 200;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var expired = PageSize; expired == PageSize;)
            expired = await ExpirePageAsync(cancellationToken);
    }

    private async Task<int> ExpirePageAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var now = Time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var page = await db.Invitations
            .FromSql($"select * from invitations where status = 'pending' and expires_at <= {now} order by id limit {PageSize} for update skip locked")
            .ToListAsync(cancellationToken);
        foreach (var invitation in page)
        {
            var before = AuditSnapshot.Of(invitation);
            invitation.Status = InvitationStatus.Expired;
            invitation.Sequence++;
            invitation.Settle(now);
            db.CancelMail(invitation.MailKeys, now);
            db.AuditByPlatform(now, "invitation.expire", Invitation.Noun.Subject(invitation.Id), before, invitation);
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return page.Count;
    }
}
