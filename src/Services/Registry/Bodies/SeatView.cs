using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Bodies;

/// <summary>A seat in a body on a day.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Whom its holder represents.</param>
/// <param name="Voting">Whether its holder votes; otherwise the holder observes.</param>
/// <param name="Optional">Whether it may stand empty.</param>
/// <param name="AppointedBy">The party that appoints its holder; null where the documents do not name it.</param>
/// <param name="Note">What is known of who appoints; null for nothing.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="Holder">Who holds it on the day; null for nobody.</param>
/// <param name="Deputy">The holder's deputy (vara) on the day; null for nobody.</param>
internal sealed record SeatView(
    Guid Id,
    Open<SeatKind> Kind,
    bool Voting,
    bool Optional,
    PartyNameView? AppointedBy,
    string? Note,
    DateOnly? From,
    DateOnly? To,
    HoldingView? Holder,
    HoldingView? Deputy)
{
    public static SeatView Of(Seat seat, Body body, DateOnly day, Dictionary<Guid, NamedParty> parties, IReadOnlyDictionary<Guid, string> names) => new(
        seat.Id, seat.Kind, seat.Voting, seat.Optional, PartyNameView.Of(seat.AppointedById, parties), seat.Note, seat.From, seat.To,
        HoldingView.Of(body.In(seat.Id, HoldingRole.Holder, day), names), HoldingView.Of(body.In(seat.Id, HoldingRole.Deputy, day), names));
}

/// <summary>A person in a seat for a period.</summary>
/// <param name="Id">Its id, by which the person leaves the seat.</param>
/// <param name="Person">Opaque id of the person.</param>
/// <param name="Name">
/// The person's name; null when the person has not agreed to show it and the caller is not of the secretariat, in another deployment than the body's, and in
/// the answer to a change.
/// </param>
/// <param name="NameIsPublic">Whether the person has agreed that the name is shown.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
internal sealed record HoldingView(Guid Id, Guid Person, string? Name, bool NameIsPublic, DateOnly From, DateOnly? To)
{
    public static HoldingView? Of(Holding? holding, IReadOnlyDictionary<Guid, string> names) => holding is null
        ? null
        : new HoldingView(holding.Id, holding.PersonId, names.GetValueOrDefault(holding.Id), holding.NameIsPublic, holding.From, holding.To);
}
