using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Invitations;

internal static class GetInvitation
{
    public static async Task<Results<Resource<SentInvitationView>, Problem>> HandleAsync(
        Guid id, VerbContext context, RegistryDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var found = await db.Invitations.AsNoTracking().Where(Invitation.OwnedBy(context.Caller.OrganisationsWith(Permissions.AssignRole)))
            .SingleOrDefaultAsync(invitation => invitation.Id == id, cancellationToken);
        return found is null
            ? CommonProblems.NotFound.With()
            : new Resource<SentInvitationView>((await SentInvitationView.OfAsync([found], context, withLink: true, cancellationToken))[0], found.Sequence);
    }
}
