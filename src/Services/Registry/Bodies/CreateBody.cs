using FluentValidation;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

/// <summary>A new body.</summary>
/// <param name="Owner">What it belongs to: this deployment's own id, or the id of a cluster or a body of this deployment.</param>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Secretariat">The party that holds its secretariat: a municipality's present number, or the id of a cluster, a body or another party; optional.</param>
/// <param name="FoundedOn">When it was founded, not ahead of today; optional.</param>
/// <param name="Seats">Its seats; optional.</param>
/// <param name="Readings">The ways of counting its votes, at most 10; optional.</param>
/// <param name="Rules">The rules of its composition, at most 20; optional.</param>
/// <param name="MeetingsPerYear">How often it meets in a year, at least: 1 to 100; optional.</param>
internal sealed record CreateBody(
    string Owner,
    string Name,
    BodyKind? Kind,
    string? Secretariat = null,
    DateOnly? FoundedOn = null,
    IReadOnlyList<SeatRequest>? Seats = null,
    IReadOnlyList<ReadingRequest>? Readings = null,
    IReadOnlyList<RuleRequest>? Rules = null,
    int? MeetingsPerYear = null)
    : ICreate<Body>, IComposed
{
    public sealed class Validator : AbstractValidator<CreateBody>
    {
        public Validator(TimeProvider time)
        {
            Include(new CompositionRules.Validator());
            RuleFor(r => r.Owner).Line(Limits.ReferenceLength, BodyFields.Owner);
            RuleFor(r => r.Name).Line(Limits.NameLength, BodyFields.Name);
            RuleFor(r => r.Kind).Required(BodyFields.Kind);
            RuleFor(r => r.Secretariat).OptionalLine(Limits.ReferenceLength);
            RuleFor(r => r.FoundedOn).NotAhead(time);
            RuleFor(r => r.MeetingsPerYear).Must(meetings => meetings is null or (>= 1 and <= Limits.Meetings)).WithText(BodyProblems.MeetingCount);
            RuleForEach(r => r.Seats).Required(BodyFields.SeatKind).SetValidator(new SeatRequest.Validator());
            RuleFor(r => r.Seats).Must(seats => seats is null || seats.Count(seat => seat?.Leads is true) <= 1).WithText(BodyProblems.OneLeader);
        }
    }

    public async ValueTask<Created<Body>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (db, deployment, seats) = (context.Db<RegistryDbContext>(), context.Deployment.Id, Seats ?? []);
        List<FieldError> errors = [.. this.Errors()];
        var owner = await OwnerAsync(db, deployment, cancellationToken);
        if (owner is null)
            errors.Add(new FieldError("/owner", BodyProblems.UnknownOwner, Owner, deployment));
        var parties = await NamedParty.FindAsync(db, [.. seats.Select(seat => seat.AppointedBy), Secretariat], context.Today, cancellationToken);
        if (Secretariat is not null && !parties.ContainsKey(Secretariat))
            errors.Add(new FieldError("/secretariat", BodyProblems.UnknownParty, Secretariat));
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };
        if (await BodyNames.TakenAsync(db, deployment, Name, except: null, cancellationToken) is { } taken)
            return taken;

        var body = Body.Create(context.NewId(), deployment, owner!.Value);
        body.Describe(Name, Kind!.Value, Secretariat is null ? null : parties[Secretariat], FoundedOn);
        body.MeetingsPerYear = MeetingsPerYear;
        body.JudgeBy((Readings ?? []).Select(reading => reading.Reading()), (Rules ?? []).Select(rule => rule.Rule()));
        return SeatRequest.AddTo(body, seats, parties, context) is { } problem ? problem : body;
    }

    private async Task<Guid?> OwnerAsync(RegistryDbContext db, string deployment, CancellationToken cancellationToken)
    {
        if (Owner == deployment)
            return StableId.OfDeployment(deployment);
        if (!Guid.TryParse(Owner, out var id))
            return null;
        var isOurs = id == StableId.OfDeployment(deployment)
            || await db.Clusters.AnyAsync(cluster => cluster.Id == id && cluster.Authority == deployment && cluster.Status != ClusterStatus.Dissolved && cluster.Status != ClusterStatus.Merged, cancellationToken)
            || await db.Bodies.AnyAsync(body => body.Id == id && body.Authority == deployment && body.Status != BodyStatus.Dissolved, cancellationToken);
        return isOurs ? id : null;
    }
}
