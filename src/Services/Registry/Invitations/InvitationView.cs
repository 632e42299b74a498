using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Invitations;

/// <summary>The answer to a change of an invitation. It has neither address nor link, because such answers are stored for replay.</summary>
/// <param name="Id">Id of the invitation.</param>
/// <param name="Organisation">Where the role is held.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="Status">Its status now.</param>
/// <param name="ExpiresAt">When its link stops working.</param>
/// <param name="Actions">What the caller may do with it now: <c>send-again</c>, <c>withdraw</c>.</param>
internal sealed record InvitationView(Guid Id, Organisation Organisation, string Role, InvitationStatus Status, DateTimeOffset ExpiresAt, IReadOnlyList<string> Actions)
{
    public static async Task<InvitationView> OfAsync(Invitation invitation, VerbContext context, CancellationToken cancellationToken)
    {
        var organisation = context.Cached<Organisation>()
            ?? (await Organisation.NamedAsync(context.Db<RegistryDbContext>(), context.Deployment, [invitation.OrganisationId], context.Today, cancellationToken))
                .GetValueOrDefault(invitation.OrganisationId)
            ?? Organisation.NotReceived(invitation.OrganisationId);
        return new InvitationView(
            invitation.Id, organisation, invitation.Role, invitation.StatusAt(context.Now), invitation.ExpiresAt, SentInvitationView.ActionsFor(invitation, context));
    }
}

/// <summary>An invitation, for those who may give the role.</summary>
/// <param name="Id">Id of the invitation.</param>
/// <param name="Email">Where it was sent; null once it is settled.</param>
/// <param name="Organisation">Where the role is held.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="From">First day of the role; null for the day of the acceptance.</param>
/// <param name="To">First day after; null for no end.</param>
/// <param name="Language">The language of the e-mail.</param>
/// <param name="Status">Its status now.</param>
/// <param name="InvitedBy">Who sent it; null when that person has been erased.</param>
/// <param name="SentAt">When it was last sent.</param>
/// <param name="ExpiresAt">When its link stops working.</param>
/// <param name="AcceptedBy">Who accepted it; null for nobody, or a person who has been erased.</param>
/// <param name="Link">Its link, to hand over in another way; only where one invitation is read, and while it is open.</param>
/// <param name="Actions">What the caller may do with it now.</param>
internal sealed record SentInvitationView(
    Guid Id, string? Email, Organisation Organisation, string Role, DateOnly? From, DateOnly? To, Language Language, InvitationStatus Status, string? InvitedBy,
    DateTimeOffset SentAt, DateTimeOffset ExpiresAt, string? AcceptedBy, string? Link, IReadOnlyList<string> Actions)
{
    public static async Task<IReadOnlyList<SentInvitationView>> OfAsync(
        IReadOnlyList<Invitation> invitations, VerbContext context, bool withLink, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        Guid[] persons = [.. invitations.SelectMany(invitation => new[] { invitation.InvitedById, invitation.AcceptedById ?? Guid.Empty }).Distinct()];
        var names = await db.Actors.AsNoTracking().Where(actor => persons.Contains(actor.Id) && actor.Label != "")
            .ToDictionaryAsync(actor => actor.Id, actor => actor.Label, cancellationToken);
        var organisations = await Organisation.NamedAsync(
            db, context.Deployment, [.. invitations.Select(invitation => invitation.OrganisationId).Distinct()], context.Today, cancellationToken);
        return
        [
            .. invitations.Select(invitation => new SentInvitationView(
                invitation.Id, invitation.Email, organisations.GetValueOrDefault(invitation.OrganisationId) ?? Organisation.NotReceived(invitation.OrganisationId),
                invitation.Role, invitation.ValidFrom, invitation.ValidTo, invitation.Language, invitation.StatusAt(context.Now),
                names.GetValueOrDefault(invitation.InvitedById), invitation.SentAt, invitation.ExpiresAt,
                invitation.AcceptedById is { } accepted ? names.GetValueOrDefault(accepted) : null,
                withLink && invitation.IsOpenAt(context.Now) ? InvitationToken.LinkOf(invitation, context.Deployment, context.Service<IdentityHasher>())?.AbsoluteUri : null,
                ActionsFor(invitation, context))),
        ];
    }

    public static IReadOnlyList<string> ActionsFor(Invitation invitation, VerbContext context) =>
        invitation.IsOpenAt(context.Now) ? InvitationTransitions.Table.ActionsFor(context.Caller, invitation) : [];
}
