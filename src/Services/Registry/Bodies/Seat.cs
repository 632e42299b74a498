using Ksf.Contracts.Registry;

namespace Ksf.Registry.Bodies;

/// <summary>A seat in a body.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Whom its holder represents.</param>
/// <param name="Voting">Whether its holder votes.</param>
/// <param name="Optional">Whether it may stand empty.</param>
/// <param name="AppointedById">The party that appoints its holder; null where it is not known.</param>
/// <param name="Note">What is known of who appoints.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
internal sealed record Seat(Guid Id, SeatKind Kind, bool Voting, bool Optional, Guid? AppointedById, string? Note, DateOnly? From, DateOnly? To)
{
    public bool IsOn(DateOnly day) => Period.Includes(day, From, To);

    public BodySeat State() => new(Id, Kind, Voting, Optional, AppointedById, Note, From, To);

    public static Seat Of(BodySeat seat) => new(
        seat.Id, seat.Kind.Known ?? SeatKind.Other, seat.Voting, seat.Optional, seat.AppointedById, seat.Note, seat.From, seat.To);
}

/// <summary>A person in a seat for a period. The database refuses two in the same seat and role on a day.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SeatId">The seat.</param>
/// <param name="PersonId">The person's actor id.</param>
/// <param name="Role">Holder or deputy.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="NameIsPublic">Whether the person has agreed that the name is shown.</param>
internal sealed record Holding(Guid Id, Guid SeatId, Guid PersonId, HoldingRole Role, DateOnly From, DateOnly? To, bool NameIsPublic)
{
    public bool IsOn(DateOnly day) => Period.Includes(day, From, To);

    /// <summary>One that has not begun never begins.</summary>
    public Holding EndedOn(DateOnly day) => this with { To = day < From ? From : day };

    public SeatHolding State() => new(Id, SeatId, PersonId, Role, From, To, NameIsPublic);

    public static Holding Of(SeatHolding holding) => new(
        holding.Id, holding.SeatId, holding.PersonId, holding.Role.Known!.Value, holding.From, holding.To, holding.NameIsPublic);
}
