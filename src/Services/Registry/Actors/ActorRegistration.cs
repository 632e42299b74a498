using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>What registering a person and registering a system have in common.</summary>
internal sealed class ActorRegistration(RegistryDbContext db, Deployment deployment, TimeProvider time)
{
    public const int LabelLength = 200;
    public const int IdentityLength = 400;

    public static readonly Text NotAnAddress = new(
        "Skal være adressen til en innloggingstjeneste, som https://login.example.no.",
        "Skal vere adressa til ei innloggingsteneste, som https://login.example.no.",
        "Must be the address of an identity provider, such as https://login.example.no.");

    private static readonly ProblemType AlreadyRegistered = new("actor-already-registered", 409,
        new("Allerede registrert", "Alt registrert", "Already registered"),
        new("Denne identiteten er registrert; id-en står i «conflictingId». Gi rollen til den.",
            "Denne identiteten er registrert; id-en står i «conflictingId». Gi rolla til han.",
            "This identity is registered; its id is in “conflictingId”. Give the role to that one."));

    /// <summary>Adds the actor, unless its identity is known already.</summary>
    public async Task<Results<ResourceCreated<RegisteredActor>, Problem>> AddAsync(
        Func<Guid, Actor> create, Caller caller, CancellationToken cancellationToken)
    {
        var organisation = StableId.OfDeployment(deployment.Id);
        if (!caller.May(Permissions.RegisterActor, organisation))
            return CommonProblems.NotPermitted.With(Permissions.RegisterActor);

        var now = time.GetUtcNow();
        var actor = create(Guid.CreateVersion7(now));
        await db.HoldAsync(AdvisoryLock.Actors, cancellationToken);
        var existing = await db.Actors
            .Where(other => other.IdentityHash == actor.IdentityHash)
            .Select(other => (Guid?)other.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (existing is not null)
            return new Problem(AlreadyRegistered) { ConflictingId = existing.ToString() };

        db.Actors.Add(actor);
        var registered = new RegisteredActor(actor.Id, actor.Kind);
        db.Audit(now, caller, organisation, Permissions.RegisterActor, $"actors/{actor.Id}", before: null, after: registered);
        db.Raise(actor.State(), actor.Sequence);
        await db.SaveChangesAsync(cancellationToken);
        return new ResourceCreated<RegisteredActor>($"/v1/actors/{actor.Id}", registered, actor.Sequence);
    }

    public static bool IsAddress(string? issuer) => Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
