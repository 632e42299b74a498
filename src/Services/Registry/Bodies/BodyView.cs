using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

/// <summary>A body on a day.</summary>
/// <param name="Id">Its id (UUIDv7; of those that KSF's documents name, UUIDv8).</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Name">Its name, unique in its deployment.</param>
/// <param name="Slug">Its name as it stands in addresses.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Status">Where it is in its life now.</param>
/// <param name="Owner">What it belongs to: a region or the nation, a cluster, or another body.</param>
/// <param name="Secretariat">The party that holds its secretariat; null where none is known.</param>
/// <param name="FoundedOn">When it was founded; null where it is not known.</param>
/// <param name="MeetingsPerYear">How often it meets in a year, at least; null where it is not settled.</param>
/// <param name="LeaderSeat">Id of the seat whose holder leads it now; null where none is known.</param>
/// <param name="Seats">Its seats on the day, the voting ones first, each with its holder and deputy.</param>
/// <param name="Readings">The ways of counting its votes.</param>
/// <param name="Rules">The rules of its composition.</param>
/// <param name="Findings">How it stands to its rules on the day: one for each rule, and for a majority one for each reading.</param>
/// <param name="Waivers">The rules that it need not keep, each from a day on.</param>
/// <param name="Powers">Every power there is, and whether the body has it on the day.</param>
/// <param name="Mandate">The mandate in force on the day; null for none.</param>
/// <param name="Mandates">All of its mandates, by version.</param>
/// <param name="Sources">The documents that name it.</param>
/// <param name="Actions">What the caller may do with it now.</param>
internal sealed record BodyView(
    Guid Id,
    string Deployment,
    string Name,
    string Slug,
    Open<BodyKind> Kind,
    Open<BodyStatus> Status,
    PartyNameView Owner,
    PartyNameView? Secretariat,
    DateOnly? FoundedOn,
    int? MeetingsPerYear,
    Guid? LeaderSeat,
    IReadOnlyList<SeatView> Seats,
    IReadOnlyList<BodyReading> Readings,
    IReadOnlyList<CompositionRule> Rules,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<RuleWaiver> Waivers,
    IReadOnlyList<PowerView> Powers,
    BodyMandate? Mandate,
    IReadOnlyList<BodyMandate> Mandates,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Actions)
{
    /// <summary>One body today, as the answer to a change. It has no names of persons, because such answers are stored for replay.</summary>
    public static async Task<BodyView> OfAsync(Body body, VerbContext context, CancellationToken cancellationToken) =>
        (await OfAsync([body], context, context.Today, new Dictionary<Guid, string>(), cancellationToken))[0];

    /// <summary>Bodies on a day, with the names of persons that the caller may see.</summary>
    public static async Task<IReadOnlyList<BodyView>> OfAsync(
        IReadOnlyCollection<Body> bodies, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
        await OfAsync(bodies, context, day, await NamesAsync(bodies, context, day, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<BodyView>> OfAsync(
        IReadOnlyCollection<Body> bodies, VerbContext context, DateOnly day, IReadOnlyDictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        Guid[] parties =
        [
            .. bodies.SelectMany(body => body.Seats).Select(seat => seat.AppointedById).Concat(bodies.Select(body => body.SecretariatId)).OfType<Guid>()
                .Concat(bodies.Select(body => body.BelongsToId)).Distinct(),
        ];
        var named = await NamedParty.FindAsync(context.Db<RegistryDbContext>(), parties, day, cancellationToken);
        return [.. bodies.Select(body => Of(body, context, day, named, names))];
    }

    private static BodyView Of(
        Body body, VerbContext context, DateOnly day, Dictionary<Guid, NamedParty> parties, IReadOnlyDictionary<Guid, string> names) => new(
        body.Id, body.Authority, body.Name, Registry.Slug.Of(body.Name), body.Kind, body.Status,
        PartyNameView.Of(body.BelongsToId, parties)!, PartyNameView.Of(body.SecretariatId, parties), body.FoundedOn, body.MeetingsPerYear, body.LeaderSeatId,
        [
            .. body.SeatsOn(day).OrderByDescending(seat => seat.Voting).ThenBy(seat => seat.Kind).ThenBy(seat => seat.Optional).ThenBy(seat => seat.Id)
                .Select(seat => SeatView.Of(seat, body, day, parties, names)),
        ],
        body.Readings, body.Rules, [.. Composition.On(body, day).Select(finding => FindingView.Of(finding, context.Language))], body.Waivers,
        PowerView.On(body, day), body.MandateOn(day), body.Mandates, body.Sources,
        body.Authority == context.Deployment.Id ? BodyTransitions.Table.ActionsFor(context.Caller, body) : []);

    /// <summary>
    /// The names that the holders have agreed to show, and all of them to the secretariat, by holding: a person may agree in one seat and not in another. Names
    /// exist only where the body has its authority.
    /// </summary>
    private static async Task<Dictionary<Guid, string>> NamesAsync(
        IReadOnlyCollection<Body> bodies, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        Holding[] shown =
        [
            .. from body in bodies
               where body.Authority == context.Deployment.Id
               from holding in body.Holdings
               where holding.IsOn(day) && (holding.NameIsPublic || context.Caller.May(Permissions.ChangeBody, body.OwnerId))
               select holding,
        ];
        if (shown.Length == 0)
            return [];
        Guid[] persons = [.. shown.Select(holding => holding.PersonId).Distinct()];
        var names = await context.Db<RegistryDbContext>().Actors
            .Where(actor => persons.Contains(actor.Id) && actor.Label != "")
            .ToDictionaryAsync(actor => actor.Id, actor => actor.Label, cancellationToken);
        return shown.Where(holding => names.ContainsKey(holding.PersonId)).ToDictionary(holding => holding.Id, holding => names[holding.PersonId]);
    }
}

/// <summary>A party, by name.</summary>
/// <param name="Id">The id of a region or the nation, a municipality, a cluster, a body or another registered party.</param>
/// <param name="Number">A municipality's number on the day; null for others.</param>
/// <param name="Name">Its name on the day; null until it has been received.</param>
/// <param name="CeasedOn">The day on which a municipality ceased, where the secretariat has not decided yet who takes over; null for others.</param>
internal sealed record PartyNameView(Guid Id, string? Number, string? Name, DateOnly? CeasedOn = null)
{
    public static PartyNameView? Of(Guid? id, Dictionary<Guid, NamedParty> parties) => id is { } party
        ? new PartyNameView(party, parties.GetValueOrDefault(party)?.Number, parties.GetValueOrDefault(party)?.Name, parties.GetValueOrDefault(party)?.CeasedOn)
        : null;
}
