using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Positions;

/// <summary>A position with two employers, with the numbers and names of a day.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Kind">What kind of position it is.</param>
/// <param name="Title">Its title, or the topic of the PhD.</param>
/// <param name="Employers">The two employers.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it has no end.</param>
/// <param name="Status">Whether somebody has ended it.</param>
/// <param name="Cluster">The cluster that it belongs to; null for none.</param>
/// <param name="Areas">The service areas that it is about; empty where they are not stated.</param>
/// <param name="Funding">What pays for it; null where it is not known.</param>
/// <param name="Name">
/// The name of who holds it; null when nobody is said to, when the person has not agreed to show it and the caller is not of the secretariat, in another deployment than the position's, and in the
/// answer to a change.
/// </param>
/// <param name="Actions">What the caller may do with it now: <c>revise</c>, <c>end</c>.</param>
internal sealed record PositionView(
    Guid Id, string Deployment, PositionKind Kind, string Title, IReadOnlyList<EmployerView> Employers, DateOnly From, DateOnly? To, PositionStatus Status, PartyNameView? Cluster,
    IReadOnlyList<Open<ServiceArea>> Areas, string? Funding, string? Name, IReadOnlyList<string> Actions)
{
    /// <summary>One position today, as the answer to a change. It has no name, because such answers are stored for replay.</summary>
    public static async Task<PositionView> OfAsync(Position position, VerbContext context, CancellationToken cancellationToken) =>
        (await OfAsync([position], context, context.Today, [], cancellationToken))[0];

    /// <summary>Positions on a day, with the names that the caller may see.</summary>
    public static async Task<IReadOnlyList<PositionView>> OfAsync(
        IReadOnlyList<Position> positions, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var shown = positions.Where(position => position.PersonId is not null && (position.NameIsPublic || context.Caller.May(Permissions.ChangePosition, position.OwnerId))).ToList();
        Guid[] persons = [.. shown.Select(position => position.PersonId!.Value).Distinct()];
        var names = persons.Length == 0
            ? []
            : await context.Db<RegistryDbContext>().Actors.Where(actor => persons.Contains(actor.Id) && actor.Label != "")
                .ToDictionaryAsync(actor => actor.Id, actor => actor.Label, cancellationToken);
        return await OfAsync(
            positions, context, day, shown.Where(position => names.ContainsKey(position.PersonId!.Value)).ToDictionary(position => position.Id, position => names[position.PersonId!.Value]), cancellationToken);
    }

    private static async Task<IReadOnlyList<PositionView>> OfAsync(
        IReadOnlyList<Position> positions, VerbContext context, DateOnly day, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. positions.SelectMany(position => position.Employers).Select(employer => employer.PartyId).Concat(positions.Select(position => position.ClusterId).OfType<Guid>()).Distinct()];
        var parties = await NamedParty.FindAsync(context.Db<RegistryDbContext>(), ids, day, cancellationToken);
        return
        [
            .. positions.Select(position => new PositionView(
                position.Id, position.Authority, position.Kind, position.Title,
                [.. position.Employers.Select(employer => new EmployerView(PartyNameView.Of(employer.PartyId, parties)!, employer.Percent))],
                position.From, position.To, position.Status, PartyNameView.Of(position.ClusterId, parties), [.. position.Areas.Select(area => new Open<ServiceArea>(area))],
                position.Funding, names.GetValueOrDefault(position.Id),
                position.Authority == context.Deployment.Id ? PositionTransitions.Table.ActionsFor(context.Caller, position) : [])),
        ];
    }
}

/// <summary>An employer of a position.</summary>
/// <param name="Party">The employer.</param>
/// <param name="Percent">How much of a full position it is there.</param>
internal sealed record EmployerView(PartyNameView Party, int Percent);
