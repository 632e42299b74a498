using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>A seat, or several that are alike.</summary>
/// <param name="Kind">Whom the holder represents.</param>
/// <param name="Count">How many such seats, 1 to 20; one when not given.</param>
/// <param name="Voting">Whether the holder votes; yes when not given. Otherwise the holder observes.</param>
/// <param name="Optional">Whether it may stand empty; no when not given.</param>
/// <param name="Leads">Whether its holder leads the body; no when not given. At most one seat does.</param>
/// <param name="AppointedBy">The party that appoints the holder: a municipality's present number, or the id of a cluster, a body or another party; optional.</param>
/// <param name="Note">What is known of who appoints, at most 200 characters; optional.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; left out while it lasts.</param>
internal sealed record SeatRequest(
    SeatKind? Kind,
    int? Count = null,
    bool? Voting = null,
    bool? Optional = null,
    bool? Leads = null,
    string? AppointedBy = null,
    string? Note = null,
    DateOnly? From = null,
    DateOnly? To = null)
{
    private const int MaximumCount = 20;

    public sealed class Validator : AbstractValidator<SeatRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).Required(BodyFields.SeatKind);
            RuleFor(r => r.Count).Must(count => count is null or (>= 1 and <= MaximumCount)).WithText(BodyProblems.SeatCount);
            RuleFor(r => r.Leads).Must((seat, leads) => leads is not true || seat.Count is null or 1).WithText(BodyProblems.OneLeader);
            RuleFor(r => r.AppointedBy).OptionalLine(Limits.ReferenceLength);
            RuleFor(r => r.Note).OptionalLine(Limits.NoteLength);
            RuleFor(r => r.To).Must((seat, to) => to is null || seat.From is null || to > seat.From).WithText(BodyProblems.AfterFrom);
        }
    }

    /// <summary>Adds the seats to a body, or says what is wrong with them.</summary>
    public static Problem? AddTo(Body body, IReadOnlyList<SeatRequest> seats, Dictionary<string, Guid> parties, VerbContext context)
    {
        FieldError[] unknown =
        [
            .. seats.Index().Where(seat => seat.Item.AppointedBy is { } party && !parties.ContainsKey(party))
                .Select(seat => new FieldError($"/seats/{seat.Index}/appointedBy", BodyProblems.UnknownParty, seat.Item.AppointedBy)),
        ];
        if (unknown.Length > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = unknown };
        if (body.Seats.Count + seats.Sum(seat => seat.Count ?? 1) is > Limits.Seats and var total)
            return BodyProblems.TooManySeats.With(Limits.Seats, total);

        foreach (var seat in seats)
        {
            for (var number = 0; number < (seat.Count ?? 1); number++)
            {
                var added = new Seat(
                    context.NewId(), seat.Kind!.Value, seat.Voting ?? true, seat.Optional ?? false, seat.AppointedBy is { } party ? parties[party] : null, seat.Note,
                    seat.From, seat.To);
                body.Add(added);
                if (seat.Leads is true)
                    body.LedFrom(added.Id);
            }
        }
        return null;
    }
}
