using System.Security.Claims;
using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.Registry.Invitations;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>Everything that names a person here (GDPR, article 15). One exported by a secretariat is in the audit.</summary>
internal static class ExportPerson
{
    private static readonly Text Elsewhere = new(
        "Bare Registry i «{0}» har navn, e-postadresse og id hos innloggingstjenesten. De andre tjenestene har id-en «person» og en nøklet hash som du blir gjenkjent ved, og skriver id-en der du har gjort noe. Er du registrert i flere deployments, laster du ned fra hver av dem. Portalen har økten din i inntil åtte timer, og kladder til du sender eller sletter dem.",
        "Berre Registry i «{0}» har namn, e-postadresse og id hos innloggingstenesta. Dei andre tenestene har id-en «person» og ein nøkla hash som du blir kjend att ved, og skriv id-en der du har gjort noko. Er du registrert i fleire deployments, lastar du ned frå kvar av dei. Portalen har økta di i inntil åtte timar, og kladdar til du sender eller slettar dei.",
        "Only Registry in “{0}” has your name, e-mail address and id at the sign-in service. The other services have the id “person” and a keyed hash by which you are recognised, and write the id where you have done something. If you are registered in several deployments, download from each. The portal has your session for up to eight hours, and drafts until you send or delete them.");

    public static Task<Results<Ok<PersonExport>, Problem>> HandleMineAsync(
        ClaimsPrincipal user, VerbContext context, RegistryDbContext db, HttpResponse response, CancellationToken cancellationToken) =>
        ExportAsync(async () => await ActorRules.FindPersonAsync(db, user, cancellationToken), context, db, response, cancellationToken);

    public static Task<Results<Ok<PersonExport>, Problem>> HandleAsync(
        Guid id, VerbContext context, RegistryDbContext db, HttpResponse response, CancellationToken cancellationToken) => ExportAsync(
        () =>
        {
            var onBehalf = context.Caller.May(Permissions.EraseActor, StableId.OfDeployment(context.Deployment.Id));
            return db.Actors.SingleOrDefaultAsync(
                actor => actor.Id == id && actor.Status == ActorStatus.Registered && (onBehalf || actor.Id == context.Caller.ActorId), cancellationToken);
        },
        context, db, response, cancellationToken);

    private static async Task<Results<Ok<PersonExport>, Problem>> ExportAsync(
        Func<Task<Actor?>> find, VerbContext context, RegistryDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        if (await find() is not { } person)
            return CommonProblems.NotFound.With();
        if (person.Id != context.Caller.ActorId && context.Caller.ActorId is { } secretary)
        {
            db.AuditBy(context.Now, secretary, StableId.OfDeployment(context.Deployment.Id), "actor.export", $"actors/{person.Id}", before: null, new { person.Id });
            await db.SaveChangesAsync(cancellationToken);
        }
        return TypedResults.Ok(new PersonExport(
            context.Deployment.Id, context.Now, person.Id, person.Label, person.WorkEmail, person.Issuer, person.Subject,
            await RolesAsync(db, person.Id, cancellationToken), await SeatsAsync(db, person.Id, context.Deployment.Id, cancellationToken),
            await PositionsAsync(db, person.Id, cancellationToken), await InvitationsAsync(db, person, cancellationToken), await AuditAsync(db, person.Id, cancellationToken), Elsewhere.In(context.Language, context.Deployment.Id)));
    }

    private static Task<List<ExportedRole>> RolesAsync(RegistryDbContext db, Guid person, CancellationToken cancellationToken) => db.Roles.AsNoTracking()
        .Where(role => role.ActorId == person).OrderBy(role => role.Id)
        .Select(role => new ExportedRole(role.Id, role.OrganisationId, role.Role, role.ValidFrom, role.ValidTo))
        .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ExportedSeat>> SeatsAsync(RegistryDbContext db, Guid person, string deployment, CancellationToken cancellationToken)
    {
        var bodies = await db.Bodies.AsNoTracking().AsSplitQuery()
            .Where(body => body.Authority == deployment && body.Holdings.Any(holding => holding.PersonId == person)).ToListAsync(cancellationToken);
        return
        [
            .. from body in bodies
               from holding in body.Holdings
               where holding.PersonId == person
               orderby holding.From
               select new ExportedSeat(body.Id, body.Name, holding.SeatId, Open.NameOf(holding.Role), holding.From, holding.To, holding.NameIsPublic),
        ];
    }

    private static Task<List<ExportedPosition>> PositionsAsync(RegistryDbContext db, Guid person, CancellationToken cancellationToken) => db.Positions.AsNoTracking()
        .Where(position => position.PersonId == person).OrderBy(position => position.Id)
        .Select(position => new ExportedPosition(position.Id, position.Title, position.From, position.To, position.NameIsPublic))
        .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ExportedInvitation>> InvitationsAsync(RegistryDbContext db, Actor person, CancellationToken cancellationToken)
    {
        var address = person.WorkEmail?.ToLowerInvariant();
#pragma warning disable CA1862, CA1304, CA1311 // This becomes SQL.
        var found = await db.Invitations.AsNoTracking()
            .Where(one => one.InvitedById == person.Id || one.AcceptedById == person.Id || (address != null && one.Email!.ToLower() == address))
            .OrderBy(one => one.Id).ToListAsync(cancellationToken);
#pragma warning restore CA1862, CA1304, CA1311
        // An address that the person has invited is another person's.
        return
        [
            .. found.Select(one => new ExportedInvitation(
                one.Id, one.OrganisationId, one.Role, one.Status, one.InvitedById == person.Id, one.AcceptedById == person.Id,
                address is not null && one.Email?.ToLowerInvariant() == address ? one.Email : null, one.SentAt)),
        ];
    }

    private static Task<List<ExportedAudit>> AuditAsync(RegistryDbContext db, Guid person, CancellationToken cancellationToken)
    {
        var subject = $"actors/{person}";
        return db.Set<AuditRow>().AsNoTracking().Where(row => row.ActorId == person || row.Subject == subject).OrderBy(row => row.At).ThenBy(row => row.Id)
            .Select(row => new ExportedAudit(row.At, row.Action, row.Subject, row.OrganisationId, row.ActorId == person, row.ActorId == person ? row.Reason : null))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Everything that names a person in one deployment's Registry.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="At">When it was read.</param>
/// <param name="Person">The opaque id.</param>
/// <param name="Name">The name.</param>
/// <param name="WorkEmail">The work e-mail; null when it is not known.</param>
/// <param name="Issuer">The identity provider that signs the person in.</param>
/// <param name="Sub">The person's id there.</param>
/// <param name="Roles">Roles, past and present.</param>
/// <param name="Seats">Seats in bodies, past and present.</param>
/// <param name="Positions">Positions with two employers.</param>
/// <param name="Invitations">Invitations that the person sent, received or accepted.</param>
/// <param name="Audit">What the person has done, and what was done with the registration.</param>
/// <param name="Elsewhere">What the other services hold.</param>
internal sealed record PersonExport(
    string Deployment, DateTimeOffset At, Guid Person, string Name, string? WorkEmail, string Issuer, string Sub, IReadOnlyList<ExportedRole> Roles,
    IReadOnlyList<ExportedSeat> Seats, IReadOnlyList<ExportedPosition> Positions, IReadOnlyList<ExportedInvitation> Invitations, IReadOnlyList<ExportedAudit> Audit, string Elsewhere);

/// <summary>A role in an export.</summary>
internal sealed record ExportedRole(Guid Id, Guid Organisation, string Role, DateOnly From, DateOnly? To);

/// <summary>A seat in an export.</summary>
internal sealed record ExportedSeat(Guid Body, string BodyName, Guid Seat, string As, DateOnly From, DateOnly? To, bool NameIsPublic);

/// <summary>A position with two employers in an export.</summary>
internal sealed record ExportedPosition(Guid Id, string Title, DateOnly From, DateOnly? To, bool NameIsPublic);

/// <summary>An invitation in an export.</summary>
internal sealed record ExportedInvitation(
    Guid Id, Guid Organisation, string Role, InvitationStatus Status, bool SentByYou, bool AcceptedByYou, string? Email, DateTimeOffset SentAt);

/// <summary>An audit row in an export. The reason is there when it is the person's own.</summary>
internal sealed record ExportedAudit(DateTimeOffset At, string Action, string Subject, Guid? Organisation, bool ByYou, string? Reason);
