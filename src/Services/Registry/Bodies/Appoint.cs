using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Actors;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

/// <summary>The appointment of a person to a seat.</summary>
/// <param name="Seat">Id of the seat.</param>
/// <param name="Person">Id of the person, who is registered.</param>
/// <param name="As">Holder, or deputy (vara).</param>
/// <param name="From">First day.</param>
/// <param name="NameIsPublic">Whether the person has agreed that the name is shown to anyone.</param>
/// <param name="To">First day after; left out when it has no end.</param>
internal sealed record Appoint(Guid? Seat, Guid? Person, HoldingRole? As, DateOnly? From, bool? NameIsPublic, DateOnly? To = null) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<Appoint>
    {
        public Validator()
        {
            RuleFor(r => r.Seat).Required(BodyFields.Seat);
            RuleFor(r => r.Person).Required(BodyFields.Person);
            RuleFor(r => r.As).Required(BodyFields.Role);
            RuleFor(r => r.From).Required(BodyFields.From);
            RuleFor(r => r.NameIsPublic).Required(BodyFields.NameIsPublic);
            RuleFor(r => r.To).Must((appointment, to) => to is null || to > appointment.From).WithText(BodyProblems.AfterFrom);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        if (body.Seats.FirstOrDefault(seat => seat.Id == Seat) is not { } seat)
            return Problem.AtField("/seat", BodyProblems.UnknownSeat, Seat);
        if (seat.From is { } begins && From < begins)
            return Problem.AtField("/from", BodyProblems.SeatNotYet, begins);
        if (seat.To is { } ends && (To is null || To > ends))
            return Problem.AtField("/to", BodyProblems.SeatEnds, ends);
        if (!await context.Db<RegistryDbContext>().Actors.AnyAsync(actor => actor.Id == Person && actor.Kind == ActorKind.Person && actor.Status == ActorStatus.Registered, cancellationToken))
            return Problem.AtField("/person", BodyProblems.UnknownPerson, Person);

        var holding = new Holding(context.NewId(), seat.Id, Person!.Value, As!.Value, From!.Value, To, NameIsPublic!.Value);
        if (body.InTheWayOf(holding) is { } other)
            return new Problem(BodyProblems.SeatTaken, other.From) { ConflictingId = other.Id.ToString() };
        var otherRole = holding.Role == HoldingRole.Holder ? HoldingRole.Deputy : HoldingRole.Holder;
        if (body.InTheWayOf(holding with { Role = otherRole }) is { } own && own.PersonId == holding.PersonId)
            return new Problem(BodyProblems.OwnDeputy) { ConflictingId = own.Id.ToString() };
        body.Appoint(holding);
        return null;
    }
}
