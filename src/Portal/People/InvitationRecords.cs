using Ksf.Portal.Forms;
using Ksf.Portal.Services;

namespace Ksf.Portal.People;

/// <summary>An invitation, for those who may give the role.</summary>
[FromApi("registry", "SentInvitationView")]
public sealed record SentInvitation(
    Guid Id, string? Email, RoleOrganisation Organisation, string Role, DateOnly? From, DateOnly? To, string Status, string? InvitedBy, DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt, string? AcceptedBy, string? Link, IReadOnlyList<string> Actions);

[FromApi("registry", "PageOfSentInvitationView")]
public sealed record SentInvitationPart(IReadOnlyList<SentInvitation> Items, string? Next);

/// <summary>An invitation as the service answers a change of it: without address and link.</summary>
[FromApi("registry", "InvitationView")]
internal sealed record ChangedInvitation(Guid Id);

/// <summary>An invitation, for the one who has its link.</summary>
[FromApi("registry", "OpenedInvitation")]
internal sealed record OpenedInvitation(string Status, bool AcceptedByYou, InvitedRole? Offer);

/// <summary>The role that is offered.</summary>
[FromApi("registry", "InvitedRole")]
internal sealed record InvitedRole(RoleOrganisation Organisation, string Role, DateOnly? From, DateOnly? To, string? InvitedBy, string SentTo, DateTimeOffset ExpiresAt, string? Name);

/// <summary>What an accepted invitation has become.</summary>
[FromApi("registry", "AcceptedInvitation")]
internal sealed record AcceptedRole(Guid Id, RoleOrganisation Organisation, string Role);

[ToApi("registry", "Invite")]
internal sealed record NewInvitation(string? Email, string? Organisation, string? Role, DateOnly? From, DateOnly? To, string? Language)
{
    /// <summary>What the form says.</summary>
    /// <param name="form">The form.</param>
    /// <param name="organisation">Where the role is held, when the form does not ask.</param>
    public static NewInvitation Of(FormValues form, string organisation) => new(
        form["email"], form["organisation"] ?? organisation, form["role"], FormValues.DateOf(form["from"]), FormValues.DateOf(form["to"]), form["language"]);
}

[ToApi("registry", "AcceptInvitation")]
internal sealed record Acceptance(string Token, string? Name, string? WorkEmail);

/// <summary>A change that has no fields.</summary>
internal sealed record NoFields;
