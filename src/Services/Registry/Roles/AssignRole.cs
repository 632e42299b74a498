using FluentValidation;
using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using RoleNames = Ksf.ServiceDefaults.Access.Roles;

namespace Ksf.Registry.Roles;

/// <summary>Which role is given to whom, where and for how long.</summary>
/// <param name="Actor">Id of the person or system.</param>
/// <param name="Organisation">Number of a municipality of this deployment, as of today; or the deployment's own id, for its secretariat.</param>
/// <param name="Role">Name of the role: <c>rd-contact</c>, <c>cluster-coordinator</c>, <c>regional-secretariat</c>, <c>national-secretariat</c>, <c>integrator</c>.</param>
/// <param name="From">First day; today when left out.</param>
/// <param name="To">First day after; left out while it is to last.</param>
internal sealed record AssignRole(Guid? Actor, string Organisation, string Role, DateOnly? From = null, DateOnly? To = null)
{
    private static readonly Text UnknownActor = new(
        "Ingen er registrert med denne id-en.", "Ingen er registrert med denne id-en.", "Nobody is registered with this id.");

    private static readonly Text UnknownRole = new(
        "Ukjent rolle. Rollene er {0}.", "Ukjend rolle. Rollene er {0}.", "Unknown role. The roles are {0}.");

    private static readonly Text UnknownOrganisation = new(
        "«{0}» er ikke nummeret til en kommune i denne regionen i dag, og ikke «{1}».",
        "«{0}» er ikkje nummeret til ein kommune i denne regionen i dag, og ikkje «{1}».",
        "“{0}” is not the number of a municipality of this region today, nor “{1}”.");

    private static readonly Text WrongPlace = new(
        "Rollen {0} kan ikke gis ved {1}.", "Rolla {0} kan ikkje givast ved {1}.", "The role {0} cannot be given at {1}.");

    private static readonly Text EndsBeforeItBegins = new(
        "«to» er første dag etter, og må komme etter «from».", "«to» er første dag etter, og må kome etter «from».",
        "“to” is the first day after, and must come after “from”.");

    private static readonly ProblemType AlreadyGiven = new("role-already-given", 409,
        new("Rollen er gitt fra før", "Rolla er gitt frå før", "The role is given already"),
        new("Samme rolle ved samme organisasjon gjelder i noe av tiden; id-en står i «conflictingId».",
            "Same rolle ved same organisasjon gjeld i noko av tida; id-en står i «conflictingId».",
            "The same role at the same organisation holds for some of the time; its id is in “conflictingId”."));

    public sealed class Validator : AbstractValidator<AssignRole>
    {
        public Validator()
        {
            RuleFor(r => r.Actor).Required(RoleFields.Actor);
            RuleFor(r => r.Organisation).Required(RoleFields.Organisation);
            RuleFor(r => r.Role).Required(RoleFields.Role);
        }
    }

    public static async Task<Results<ResourceCreated<RoleView>, Problem>> HandleAsync(
        AssignRole request, Caller caller, RegistryDbContext db, Deployment deployment, TimeProvider time, CancellationToken cancellationToken)
    {
        var secretariat = StableId.OfDeployment(deployment.Id);
        if (!caller.May(Permissions.AssignRole, secretariat))
            return CommonProblems.NotPermitted.With(Permissions.AssignRole);

        var today = time.TodayInNorway();
        var organisation = await Registry.Organisation.FindAsync(db, deployment, request.Organisation, today, cancellationToken);
        var actorIsKnown = await db.Actors.AnyAsync(actor => actor.Id == request.Actor, cancellationToken);
        var from = request.From ?? today;
        if (request.ErrorsOf(actorIsKnown, organisation, deployment, from) is { Count: > 0 } errors)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };

        await db.HoldAsync(AdvisoryLock.Actors, cancellationToken);
        if (await request.OverlappingAsync(db, organisation!.Id, from, cancellationToken) is { } existing)
            return new Problem(AlreadyGiven) { ConflictingId = existing.ToString() };

        var now = time.GetUtcNow();
        var role = new RoleAssignment
        {
            Id = Guid.CreateVersion7(now),
            ActorId = request.Actor!.Value,
            OrganisationId = organisation.Id,
            Role = request.Role,
            ValidFrom = from,
            ValidTo = request.To,
        };
        db.Roles.Add(role);
        db.Audit(now, caller, secretariat, Permissions.AssignRole, $"roles/{role.Id}", before: null, after: role.State());
        db.Raise(role.State(), role.Sequence);
        await db.SaveChangesAsync(cancellationToken);
        return new ResourceCreated<RoleView>($"/v1/roles/{role.Id}", RoleView.Of(role, organisation), role.Sequence);
    }

    private List<FieldError> ErrorsOf(bool actorIsKnown, Organisation? organisation, Deployment deployment, DateOnly from)
    {
        var errors = new List<FieldError>();
        if (!actorIsKnown)
            errors.Add(new FieldError("/actor", UnknownActor));
        if (organisation is null)
            errors.Add(new FieldError("/organisation", UnknownOrganisation, Organisation, deployment.Id));
        if (!RoleNames.All.Contains(Role))
            errors.Add(new FieldError("/role", UnknownRole, string.Join(", ", RoleNames.All.Order(StringComparer.Ordinal))));
        else if (organisation is not null && !RolePlaces.Fits(Role, organisation, deployment.Level))
            errors.Add(new FieldError("/role", WrongPlace, Role, organisation.Name));
        if (To <= from)
            errors.Add(new FieldError("/to", EndsBeforeItBegins));
        return errors;
    }

    private Task<Guid?> OverlappingAsync(RegistryDbContext db, Guid organisation, DateOnly from, CancellationToken cancellationToken) => db.Roles
        .Where(role => role.ActorId == Actor && role.OrganisationId == organisation && role.Role == Role)
        .Where(role => (role.ValidTo == null || role.ValidTo > from) && (To == null || role.ValidFrom < To))
        .Select(role => (Guid?)role.Id)
        .FirstOrDefaultAsync(cancellationToken);
}
