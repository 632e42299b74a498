using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Invitations;

/// <summary>
/// An invitation by e-mail to take a role. The address is only here, and is removed when the invitation is accepted, withdrawn or expired. No event tells of
/// it: the role that comes of it does.
/// </summary>
internal sealed class Invitation : IEntity<Invitation, InvitationStatus>
{
    public static Noun Noun { get; } = new("registry", "invitation", "invitations",
    [
        new("invited", "somebody was invited to take a role"),
        new("sent-again", "the invitation was sent again, with a new link"),
        new("withdrawn", "the invitation was withdrawn"),
    ])
    {
        IsAccess = true,
    };

    public required Guid Id { get; init; }

    public long Sequence { get; set; }

    public InvitationStatus Status { get; set; }

    /// <summary>The secretariat of the deployment.</summary>
    public required Guid OwnerId { get; init; }

    public IReadOnlyList<Guid> OwnerIds => [OwnerId, OrganisationId];

    public required Guid OrganisationId { get; init; }

    public required string Role { get; init; }

    /// <summary>First day of the role; null for the day on which the invitation is accepted.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day after the role; null for one without an end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Where it was sent; null once it is settled.</summary>
    [Personal]
    public string? Email { get; set; }

    /// <summary>The language of the e-mail.</summary>
    public required Language Language { get; init; }

    public required Guid InvitedById { get; init; }

    public required DateTimeOffset SentAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>How often it has been sent. Each time has a link of its own, and only the last one works.</summary>
    public int Sendings { get; set; }

    /// <summary>The hash key that its link is made and recognised with.</summary>
    [Personal]
    public string TokenKeyId { get; set; } = "";

    [Personal]
    public byte[] TokenHash { get; set; } = [];

    public Guid? AcceptedById { get; set; }

    /// <summary>The role that it has become.</summary>
    public Guid? RoleId { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    public static Expression<Func<Invitation, bool>> OwnedBy(IReadOnlyList<Guid> organisations) =>
        invitation => organisations.Contains(invitation.OwnerId) || organisations.Contains(invitation.OrganisationId);

    public IEnumerable<IState> States() => [];

    /// <summary>Whether its link can be followed at an instant.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Status == InvitationStatus.Pending && now < ExpiresAt;

    /// <summary>Its status at an instant: one that nobody has settled expires by itself.</summary>
    public InvitationStatus StatusAt(DateTimeOffset now) => Status == InvitationStatus.Pending && now >= ExpiresAt ? InvitationStatus.Expired : Status;

    /// <summary>Gives it a new link, which ends the one before.</summary>
    public void Send(IdentityHasher hasher, DateTimeOffset now, TimeSpan lasts)
    {
        Sendings++;
        (SentAt, ExpiresAt, TokenKeyId) = (now, now + lasts, hasher.CurrentKeyId);
        TokenHash = InvitationToken.HashOf(InvitationToken.Of(this, hasher)!, hasher);
    }

    /// <summary>Removes the address. What is left is opaque.</summary>
    public void Settle(DateTimeOffset now) => (Email, SettledAt) = (null, now);

    /// <summary>The beginning of the keys of its e-mails.</summary>
    public string MailKeys => $"invitation/{Id}/";
}

/// <summary>The status of an invitation.</summary>
internal enum InvitationStatus
{
    /// <summary>Sent, and not answered.</summary>
    Pending,

    /// <summary>The person has taken the role.</summary>
    Accepted,

    /// <summary>Whoever may give the role has taken it back.</summary>
    Withdrawn,

    /// <summary>Nobody accepted it in time.</summary>
    Expired,
}
