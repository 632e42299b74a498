namespace Ksf.Portal.Bodies;

/// <summary>Seats that differ in nothing that a reader sees, so that a table shows them as one row.</summary>
/// <param name="First">One of them.</param>
/// <param name="Count">How many they are.</param>
internal sealed record LikeSeats(Seat First, int Count)
{
    /// <summary>The seats in their order. One that somebody holds stands for itself.</summary>
    public static IReadOnlyList<LikeSeats> Of(IEnumerable<Seat> seats) =>
    [
        .. seats
            .GroupBy(seat => (seat.Kind, seat.Voting, seat.Optional, seat.AppointedBy, seat.Note, Held: seat is { Holder: null, Deputy: null } ? Guid.Empty : seat.Id))
            .Select(alike => new LikeSeats(alike.First(), alike.Count())),
    ];
}
