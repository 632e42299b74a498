using System.Security.Claims;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Invitations;

/// <summary>
/// What the one who has the link sees before saying yes. It is asked for with the link's token and by one who has signed in, so there is nothing to guess: the
/// token has 256 bits.
/// </summary>
internal static class OpenInvitation
{
    public static async Task<Results<Ok<OpenedInvitation>, Problem>> HandleAsync(
        [FromHeader(Name = InvitationToken.Header), ParameterDescription("The token in the link, after the deployment's id and a full stop.")] string? token,
        ClaimsPrincipal user, VerbContext context, RegistryDbContext db, IdentityHasher hasher, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        if (await db.FindByTokenAsync(token, hasher, cancellationToken) is not { } invitation)
            return InvitationProblems.Unknown.With();
        var status = invitation.StatusAt(context.Now);
        if (status != InvitationStatus.Pending)
            return TypedResults.Ok(new OpenedInvitation(status, invitation.AcceptedById is not null && invitation.AcceptedById == context.Caller.ActorId, Offer: null));
        var view = (await SentInvitationView.OfAsync([invitation], context, withLink: false, cancellationToken))[0];
        var known = await Actors.ActorRules.FindPersonAsync(db, user, cancellationToken);
        return TypedResults.Ok(new OpenedInvitation(status, AcceptedByYou: false, new InvitedRole(
            view.Organisation, view.Role, view.From, view.To, view.InvitedBy, PartlyHidden(invitation.Email!), view.ExpiresAt, known?.Label)));
    }

    public static async Task<Invitation?> FindByTokenAsync(this RegistryDbContext db, string? token, IdentityHasher hasher, CancellationToken cancellationToken)
    {
        if (token is not { Length: > 0 and <= 200 })
            return null;
        var hashes = InvitationToken.HashesOf(token, hasher);
        return await db.Invitations.SingleOrDefaultAsync(invitation => hashes.Contains(invitation.TokenHash), cancellationToken);
    }

    /// <summary>Enough of an address to know one's own by: k…@askoy.kommune.no.</summary>
    private static string PartlyHidden(string email) => email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{email[..1]}…{email[at..]}" : "…";
}

/// <summary>An invitation, for the one who has its link.</summary>
/// <param name="Status">Its status now.</param>
/// <param name="AcceptedByYou">Whether the caller has accepted it.</param>
/// <param name="Offer">What is offered; null unless it is pending.</param>
internal sealed record OpenedInvitation(InvitationStatus Status, bool AcceptedByYou, InvitedRole? Offer);

/// <summary>The role that is offered.</summary>
/// <param name="Organisation">Where it is held.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="From">First day; null for the day of the acceptance.</param>
/// <param name="To">First day after; null for no end.</param>
/// <param name="InvitedBy">Who invites; null when that person has been erased.</param>
/// <param name="SentTo">The address that it was sent to, partly hidden.</param>
/// <param name="ExpiresAt">When the link stops working.</param>
/// <param name="Name">The caller's name, when registered here already.</param>
internal sealed record InvitedRole(
    Organisation Organisation, string Role, DateOnly? From, DateOnly? To, string? InvitedBy, string SentTo, DateTimeOffset ExpiresAt, string? Name);
