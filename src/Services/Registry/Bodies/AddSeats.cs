using FluentValidation;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>Seats to add to a body.</summary>
/// <param name="Seats">The seats.</param>
/// <param name="Reason">Why, at most 1 000 characters; optional.</param>
internal sealed record AddSeats(IReadOnlyList<SeatRequest> Seats, string? Reason = null) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<AddSeats>
    {
        public Validator()
        {
            RuleFor(r => r.Seats).NotEmpty().WithText(BodyFields.Seats);
            RuleForEach(r => r.Seats).Required(BodyFields.SeatKind).SetValidator(new SeatRequest.Validator());
            RuleFor(r => r.Seats).Must(seats => seats is null || seats.Count(seat => seat?.Leads is true) <= 1).WithText(BodyProblems.OneLeader);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken) => SeatRequest.AddTo(
        body, Seats, await NamedParty.FindAsync(context.Db<RegistryDbContext>(), Seats.Select(seat => seat.AppointedBy), context.Today, cancellationToken), context);
}
