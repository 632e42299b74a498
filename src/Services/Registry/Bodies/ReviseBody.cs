using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>A body's corrected description, readings and rules. All fields are replaced.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Secretariat">The party that holds its secretariat: a municipality's present number, or the id of a cluster, a body or another party; null for none.</param>
/// <param name="LeaderSeat">Id of the seat whose holder leads it; null for none.</param>
/// <param name="FoundedOn">When it was founded, not ahead of today; null where it is not known.</param>
/// <param name="Readings">The ways of counting its votes, at most 10; none when not given.</param>
/// <param name="Rules">The rules of its composition, at most 20; none when not given. A waiver stays with the key of its rule.</param>
/// <param name="MeetingsPerYear">How often it meets in a year, at least: 1 to 100; optional.</param>
internal sealed record ReviseBody(
    string Name,
    BodyKind? Kind,
    string? Secretariat = null,
    Guid? LeaderSeat = null,
    DateOnly? FoundedOn = null,
    IReadOnlyList<ReadingRequest>? Readings = null,
    IReadOnlyList<RuleRequest>? Rules = null,
    int? MeetingsPerYear = null)
    : IChange<Body>, IComposed
{
    public sealed class Validator : AbstractValidator<ReviseBody>
    {
        public Validator(TimeProvider time)
        {
            Include(new CompositionRules.Validator());
            RuleFor(r => r.Name).Line(Limits.NameLength, BodyFields.Name);
            RuleFor(r => r.Kind).Required(BodyFields.Kind);
            RuleFor(r => r.Secretariat).OptionalLine(Limits.ReferenceLength);
            RuleFor(r => r.FoundedOn).NotAhead(time);
            RuleFor(r => r.MeetingsPerYear).Must(meetings => meetings is null or (>= 1 and <= Limits.Meetings)).WithText(BodyProblems.MeetingCount);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        List<FieldError> errors = [.. this.Errors()];
        var parties = await NamedParty.FindAsync(db, [Secretariat], context.Today, cancellationToken);
        if (Secretariat is not null && !parties.ContainsKey(Secretariat))
            errors.Add(new FieldError("/secretariat", BodyProblems.UnknownParty, Secretariat));
        if (LeaderSeat is not null && !body.SeatsOn(context.Today).Any(seat => seat.Id == LeaderSeat))
            errors.Add(new FieldError("/leaderSeat", BodyProblems.UnknownSeat, LeaderSeat));
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };
        if (await BodyNames.TakenAsync(db, body.Authority, Name, except: body.Id, cancellationToken) is { } taken)
            return taken;

        body.Describe(Name, Kind!.Value, Secretariat is null ? null : parties[Secretariat], FoundedOn);
        body.LedFrom(LeaderSeat);
        body.MeetingsPerYear = MeetingsPerYear;
        body.JudgeBy((Readings ?? []).Select(reading => reading.Reading()), (Rules ?? []).Select(rule => rule.Rule()));
        return null;
    }
}
