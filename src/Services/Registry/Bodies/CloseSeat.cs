using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>The end of a seat.</summary>
/// <param name="Seat">Id of the seat.</param>
/// <param name="On">The first day that it no longer exists. Whoever sits in it leaves it then.</param>
/// <param name="Reason">Why, at most 1 000 characters; optional.</param>
internal sealed record CloseSeat(Guid? Seat, DateOnly? On, string? Reason = null) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<CloseSeat>
    {
        public Validator()
        {
            RuleFor(r => r.Seat).Required(BodyFields.Seat);
            RuleFor(r => r.On).Required(BodyFields.On);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        if (body.Seats.FirstOrDefault(seat => seat.Id == Seat) is not { } seat)
            return new(Problem.AtField("/seat", BodyProblems.UnknownSeat, Seat));
        if (seat.To is { } to && to <= On)
            return new(new Problem(BodyProblems.AlreadyClosed, to) { ConflictingId = seat.Id.ToString() });
        if (seat.From is { } from && On <= from)
            return new(Problem.AtField("/on", BodyProblems.BeforeItBegan, from));
        body.Close(seat.Id, On!.Value);
        return default;
    }
}
