using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;
using Ksf.Registry.Data;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Subjects;

namespace Ksf.Registry.Reforms;

/// <summary>A body with a seat that a municipality of a reform appoints to, or whose secretariat it holds.</summary>
internal sealed class ReformedBody(RegistryDbContext db, Body body) : ReformedRecord(db)
{
    protected override ISubject Subject => body;

    protected override string Plural => BodyState.Noun.Plural;

    protected override string Noun => BodyState.Noun.Name;

    protected override long NounLock => AdvisoryLock.Bodies;

    public override bool Names(PartKind part, Guid partId, Reform reform) => part == PartKind.Secretariat
        ? body.SecretariatId == reform.MunicipalityId && body.Status == BodyStatus.Active
        : body.Seats.Any(seat => seat.Id == partId && seat.AppointedById == reform.MunicipalityId && reform.Concerns(seat.From, seat.To));

    public override Task<Obstacle?> ObstacleAsync(PartKind part, Guid partId, Reform reform, Guid successor, CancellationToken cancellationToken) =>
        Task.FromResult<Obstacle?>(part == PartKind.Secretariat ? null
            : body.Seats.Any(seat => seat.AppointedById == successor && Period.Overlap(seat.From, seat.To, reform.On, null)) ? Obstacle.AppointsAlready
            : body.Seats.Count >= Limits.Seats ? Obstacle.Full
            : null);

    protected override Task<Problem?> ChangeAsync(
        PartKind part, Guid partId, Reform reform, IReadOnlyList<Guid> successors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid? successor = successors.Count == 0 ? null : successors[0];
        if (successor == reform.MunicipalityId)
            return Task.FromResult<Problem?>(null);
        if (part == PartKind.Secretariat)
            body.Describe(body.Name, body.Kind, successor, body.FoundedOn);
        else if (successor is not { } appointing)
            body.CloseFrom(partId, reform.On);
        else if (body.Seats.Count >= Limits.Seats)
            return Task.FromResult<Problem?>(BodyProblems.TooManySeats.With(Limits.Seats, body.Seats.Count + 1));
        else
            body.PassOn(partId, appointing, reform.On, () => Guid.CreateVersion7(now));
        return Task.FromResult<Problem?>(null);
    }
}
