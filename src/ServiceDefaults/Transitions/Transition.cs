using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>A row of a transition table.</summary>
/// <param name="Verb">The verb in the API's actions and in the audit row: <c>withdraw</c>.</param>
/// <param name="From">The statuses it is allowed from; empty for a creation.</param>
/// <param name="To">The resulting status; null when it stays as it is.</param>
/// <param name="Permission">The permission that the caller needs for the owning organisation.</param>
/// <param name="Event">The verb of the event: <c>withdrawn</c>.</param>
public abstract record Transition<TStatus>(string Verb, IReadOnlyList<TStatus> From, TStatus? To, string Permission, string Event)
    where TStatus : struct, Enum
{
    internal abstract void Map(RouteGroupBuilder group);

    internal string Action(Noun noun) => $"{noun.Name}.{Verb}";

    /// <summary>The owner that the caller acts for.</summary>
    internal Guid Represented(Caller caller, IReadOnlyList<Guid> owners) => owners.First(owner => caller.May(Permission, owner));
}

/// <summary>A transition that creates a record: <c>POST /needs</c>.</summary>
internal sealed record Creation<TEntity, TStatus, TView, TRequest>(
    TransitionTable<TEntity, TStatus, TView> Table, string Verb, string Path, TStatus? To, string Permission, string Event, string Summary)
    : Transition<TStatus>(Verb, [], To, Permission, Event)
    where TEntity : class, IEntity<TEntity, TStatus>
    where TStatus : struct, Enum
    where TView : class
    where TRequest : class, ICreate<TEntity>
{
    internal override void Map(RouteGroupBuilder group)
    {
        // A delegate, because the route handler analyzer fails on a method of a generic type.
        Delegate handler = HandleAsync;
        group.MapPost(Path, handler).RequirePermission(Permission).AsChange(keyRequired: true).WithSummary(Summary);
    }

    private async Task<Results<ResourceCreated<TView>, Problem>> HandleAsync(
        TRequest request, VerbContext context, KsfDbContext db, CancellationToken cancellationToken)
    {
        var created = await request.CreateAsync(context, cancellationToken);
        if (created.Problem is { } problem)
            return problem;
        var entity = created.Entity!;
        if (!entity.OwnersFor(Permission).Any(owner => context.Caller.May(Permission, owner)))
            return CommonProblems.NotPermitted.With(Permission);

        (entity.Status, entity.Sequence) = (request.IsAhead(context.Today) ? entity.Status : To!.Value, 1);
        (entity as ITimeline)?.AddStep(Event, context.Now);
        db.Add(entity);
        db.Audit(context, Represented(context.Caller, entity.OwnersFor(Permission)), Action(Table.Noun), Table.Noun.Subject(entity.Id), before: null, entity);
        db.Raise(Event, entity);
        await db.SaveChangesAsync(cancellationToken);
        return new ResourceCreated<TView>(
            $"/v1/{Table.Noun.Plural}/{entity.Id}", await Table.ViewAsync(entity, context, cancellationToken), entity.Sequence);
    }
}

/// <summary>A transition that changes a record: <c>PUT /needs/{id}</c>, <c>POST /needs/{id}/withdrawal</c>.</summary>
internal sealed record Change<TEntity, TStatus, TView, TRequest>(
    TransitionTable<TEntity, TStatus, TView> Table, string Verb, string? Path, IReadOnlyList<TStatus> From, TStatus? To, string Permission, string Event,
    string Summary)
    : Transition<TStatus>(Verb, From, To, Permission, Event)
    where TEntity : class, IEntity<TEntity, TStatus>
    where TStatus : struct, Enum
    where TView : class
    where TRequest : class, IChange<TEntity>
{
    internal override void Map(RouteGroupBuilder group)
    {
        Delegate handler = HandleAsync;
        var route = Path is null ? group.MapPut("/{id:guid}", handler) : group.MapPost($"/{{id:guid}}/{Path}", handler);
        route.RequirePermission(Permission).AsChange(keyRequired: false).WithSummary(Summary);
    }

    private async Task<Results<Resource<TView>, Problem>> HandleAsync(
        Guid id, TRequest request, ExpectedVersion expected, VerbContext context, KsfDbContext db, CancellationToken cancellationToken)
    {
        // A record with two collections in one query would be read as their product. In several queries another change could come between them and leave a
        // version of one moment with parts of another, so changes of one record take turns.
        await db.LockAsync(id, cancellationToken);
        var own = db.Set<TEntity>().AsSplitQuery().Where(TEntity.OwnedBy(Permission, context.Caller.OrganisationsWith(Permission)));
        if (await own.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } entity)
            return CommonProblems.NotFound.With();
        expected.ThrowUnless(entity.Sequence);
        if (!From.Contains(entity.Status))
            return TransitionProblems.NotOpen.With(Verb, Open.NameOf(entity.Status));

        var before = AuditSnapshot.Of(entity);
        if (await request.ApplyAsync(entity, context, cancellationToken) is { } problem)
            return problem;
        entity.Status = request.IsAhead(context.Today) ? entity.Status : To ?? entity.Status;
        entity.Sequence++;
        (entity as ITimeline)?.AddStep(Event, context.Now);
        db.Audit(context, Represented(context.Caller, entity.OwnersFor(Permission)), Action(Table.Noun), Table.Noun.Subject(id), before, entity, request.Reason);
        db.Raise(Event, entity);
        await db.SaveChangesAsync(cancellationToken);
        return new Resource<TView>(await Table.ViewAsync(entity, context, cancellationToken), entity.Sequence);
    }
}
