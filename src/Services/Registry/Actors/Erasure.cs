using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Invitations;
using Ksf.Registry.Roles;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Mail;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>The erasure of a person. What public archives must keep stays, under the opaque id.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who asked for it; null when it is repeated after a restore.</param>
/// <param name="Organisation">The secretariat that did it; null for the person.</param>
/// <param name="Reason">Why.</param>
internal sealed record Erasure(DateTimeOffset At, Guid? By, Guid? Organisation, string Reason)
{
    /// <summary>Erases a person in the transaction that is open, which holds the lock on persons.</summary>
    /// <returns>How many roles ended.</returns>
    public async Task<int> ApplyAsync(RegistryDbContext db, Actor person, CancellationToken cancellationToken)
    {
        var ended = await EndRolesAsync(db, person.Id, cancellationToken);
        if (person.WorkEmail is { } address)
        {
            await WithdrawInvitationsAsync(db, address, cancellationToken);
            db.CancelMailTo(address, At);
        }
        // A letter that has not left yet says who invites. The invitation stands, and can be sent again.
        foreach (var sent in await db.Invitations.Where(one => one.InvitedById == person.Id && one.Status == InvitationStatus.Pending).ToListAsync(cancellationToken))
            db.CancelMail(sent.MailKeys, At);
        var subject = ActorState.Noun.Subject(person.Id);
        // Sent events are kept for some days to be looked at, and those about a person have the hash of the identity.
        await db.Database.ExecuteSqlAsync($"delete from platform.outbox where subject = {subject} and sent_at is not null", cancellationToken);
        var before = AuditSnapshot.Of(person);
        person.Erase();
        db.AuditBy(At, By, Organisation, "actor.erase", subject, before, person, Reason);
        db.Raise("erased", person);
        await db.SaveChangesAsync(cancellationToken);
        return ended;
    }

    private async Task<int> EndRolesAsync(RegistryDbContext db, Guid person, CancellationToken cancellationToken)
    {
        var today = At.DateInNorway();
        var roles = await db.Roles.Where(role => role.ActorId == person && role.Status == RoleStatus.Given && (role.ValidTo == null || role.ValidTo > today))
            .ToListAsync(cancellationToken);
        foreach (var role in roles)
        {
            var before = AuditSnapshot.Of(role);
            role.End(today);
            role.Status = RoleStatus.Ended;
            role.Sequence++;
            db.AuditBy(At, By, role.OrganisationId, "role.end", RoleState.Noun.Subject(role.Id), before, role, Reason);
            db.Raise("ended", role);
        }
        return roles.Count;
    }

    private async Task WithdrawInvitationsAsync(RegistryDbContext db, string address, CancellationToken cancellationToken)
    {
        var lower = address.ToLowerInvariant();
#pragma warning disable CA1862, CA1304, CA1311 // This becomes SQL.
        var pending = await db.Invitations.Where(one => one.Status == InvitationStatus.Pending && one.Email!.ToLower() == lower).ToListAsync(cancellationToken);
#pragma warning restore CA1862, CA1304, CA1311
        foreach (var invitation in pending)
        {
            var before = AuditSnapshot.Of(invitation);
            invitation.Status = InvitationStatus.Withdrawn;
            invitation.Sequence++;
            invitation.Settle(At);
            db.AuditBy(At, By, invitation.OrganisationId, "invitation.withdraw", Invitation.Noun.Subject(invitation.Id), before, invitation, Reason);
        }
    }
}
