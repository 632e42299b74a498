using System.Security.Claims;
using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>Rules shared by the registration of persons and systems.</summary>
internal static class ActorRules
{
    public const int LabelLength = 200;
    public const int IdentityLength = 400;

    public static readonly Text NotAnAddress = new(
        "Skal være adressen til en innloggingstjeneste, som https://login.example.no.",
        "Skal vere adressa til ei innloggingsteneste, som https://login.example.no.",
        "Must be the address of an identity provider, such as https://login.example.no.");

    private static readonly ProblemType AlreadyRegistered = new("actor-already-registered", 409,
        new("Allerede registrert", "Allereie registrert", "Already registered"),
        new("Denne identiteten er allerede registrert; id-en står i «conflictingId». Bruk den når du gir rollen.",
            "Denne identiteten er allereie registrert; id-en står i «conflictingId». Bruk han når du gir rolla.",
            "This identity is already registered; its id is in “conflictingId”. Use it when you give the role."));

    /// <summary>Creates the actor, unless its identity is already registered.</summary>
    public static async ValueTask<Created<Actor>> CreateAsync(
        VerbContext context, ActorKind kind, string label, string? workEmail, Identity identity, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        if (await FindAsync(db, identity, cancellationToken) is { } existing)
            return new Problem(AlreadyRegistered) { ConflictingId = existing.ToString() };
        return new Actor
        {
            Id = context.NewId(),
            OwnerId = StableId.OfDeployment(context.Deployment.Id),
            Kind = kind,
            Label = label,
            WorkEmail = workEmail,
            Issuer = identity.Issuer,
            Subject = identity.Subject,
        }.HashedBy(context.Service<IdentityHasher>());
    }

    /// <summary>The id of the actor with an identity; null when it is not registered.</summary>
    public static Task<Guid?> FindAsync(RegistryDbContext db, Identity identity, CancellationToken cancellationToken) => db.Actors
        .Where(actor => actor.Issuer == identity.Issuer && actor.Subject == identity.Subject)
        .Select(actor => (Guid?)actor.Id)
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The person behind a token; null when not registered.</summary>
    public static async Task<Actor?> FindPersonAsync(RegistryDbContext db, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Identity.Of(user) is { } identity
            ? await db.Actors.SingleOrDefaultAsync(actor => actor.Issuer == identity.Issuer && actor.Subject == identity.Subject, cancellationToken)
            : null;

    public static bool IsAddress(string? issuer) => Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
