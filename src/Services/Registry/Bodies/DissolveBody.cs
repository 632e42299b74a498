using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

/// <summary>The dissolution of a body. Its seats and its mandate end; its history stays.</summary>
/// <param name="On">The first day that it exists no more, not ahead of today.</param>
/// <param name="Reason">Why, at most 1 000 characters.</param>
internal sealed record DissolveBody(DateOnly? On, string Reason) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<DissolveBody>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.On).Required(BodyFields.On);
            RuleFor(r => r.On).NotAhead(time);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, BodyFields.Reason);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        var latest = body.Seats.Where(seat => seat.To is null).Max(seat => seat.From);
        if ((body.FoundedOn > latest || latest is null ? body.FoundedOn : latest) is { } day && On <= day)
            return Problem.AtField("/on", BodyProblems.BeforeItBegan, day);
        var belonging = await context.Db<RegistryDbContext>().Bodies
            .Where(other => other.BelongsToId == body.Id && other.Status == BodyStatus.Active)
            .Select(other => new { other.Id, other.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (belonging is not null)
            return new Problem(BodyProblems.HasBodies, belonging.Name) { ConflictingId = belonging.Id.ToString() };
        body.EndAll(On!.Value);
        return null;
    }
}
