using FluentValidation;
using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.Registry.Roles;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>The erasure of a person in this deployment. A person who is registered in several is erased in each.</summary>
/// <param name="Reason">Why, at most 2 000 characters, without names. Stored in the audit row.</param>
internal sealed record EraseActor(string Reason)
{
    public sealed class Validator : AbstractValidator<EraseActor>
    {
        public Validator() => RuleFor(r => r.Reason).FreeText(RoleProblems.ReasonLength, ActorFields.ErasureReason);
    }

    public static async Task<Results<Resource<ErasedActor>, Problem>> HandleAsync(
        Guid id, EraseActor request, ExpectedVersion expected, VerbContext context, RegistryDbContext db, ErasureList list, CancellationToken cancellationToken)
    {
        var secretariat = StableId.OfDeployment(context.Deployment.Id);
        var mayErase = context.Caller.May(Permissions.EraseActor, secretariat);
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        var person = await db.Actors.SingleOrDefaultAsync(
            actor => actor.Id == id && actor.Kind == ActorKind.Person && actor.Status == ActorStatus.Registered && (mayErase || actor.Id == context.Caller.ActorId), cancellationToken);
        if (person is null)
            return CommonProblems.NotFound.With();
        expected.ThrowUnless(person.Sequence);
        var bySelf = id == context.Caller.ActorId;
        var ended = await new Erasure(context.Now, context.Caller.ActorId, bySelf ? null : secretariat, request.Reason).ApplyAsync(db, person, cancellationToken);
        if (!db.IsDryRun)
            await list.AddAsync(id, context.Now, cancellationToken);
        return new Resource<ErasedActor>(new ErasedActor(id, ended), person.Sequence);
    }
}

/// <summary>A person who has been erased.</summary>
/// <param name="Id">The opaque id, which history keeps.</param>
/// <param name="RolesEnded">How many roles ended.</param>
internal sealed record ErasedActor(Guid Id, int RolesEnded);
