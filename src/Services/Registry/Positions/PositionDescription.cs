using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Actors;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Positions;

/// <summary>An employer of a position, in a request.</summary>
/// <param name="Party">A municipality's present number, or another registered party's id.</param>
/// <param name="Percent">How much of a full position it is there, 1 to 100.</param>
internal sealed record Employer(string Party, int? Percent);

/// <summary>What registering and revising a position have in common.</summary>
internal abstract record PositionDescription(
    string Title, IReadOnlyList<Employer> Employers, DateOnly? From, DateOnly? To, Guid? Cluster, IReadOnlyList<ServiceArea>? Areas, string? Funding, Guid? Person, bool? NameIsPublic)
{
    /// <summary>The employers that the request refers to, or what is wrong with it.</summary>
    public async Task<(IReadOnlyList<PositionEmployer> Employers, List<FieldError> Errors)> ResolveAsync(PositionKind kind, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var known = await KnownParty.FindAsync(db, [.. Employers.Select(employer => employer.Party)], context.Today, cancellationToken);
        var errors = new List<FieldError>();
        var employers = new List<PositionEmployer>();
        foreach (var (index, employer) in Employers.Index())
        {
            if (!known.TryGetValue(employer.Party, out var party))
                errors.Add(new FieldError($"/employers/{index}/party", PositionProblems.UnknownParty, employer.Party));
            else if (employers.Exists(other => other.PartyId == party.Id))
                errors.Add(new FieldError($"/employers/{index}/party", PositionProblems.SameEmployer));
            else
                employers.Add(new PositionEmployer(party.Id, employer.Percent!.Value));
        }
        // A secondary position is one of two, of which the other may be whole.
        if (kind != PositionKind.SecondaryPosition && Employers.Sum(employer => employer.Percent) is > 100 and var sum)
            errors.Add(new FieldError("/employers", PositionProblems.MoreThanWhole, sum));
        if (Cluster is not null && !await db.Clusters.AnyAsync(cluster => cluster.Id == Cluster && cluster.Authority == context.Deployment.Id, cancellationToken))
            errors.Add(new FieldError("/cluster", PositionProblems.UnknownCluster));
        if (Person is not null
            && !await db.Actors.AnyAsync(actor => actor.Id == Person && actor.Kind == ActorKind.Person && actor.Status == ActorStatus.Registered, cancellationToken))
            errors.Add(new FieldError("/person", PositionProblems.UnknownPerson));
        return (employers, errors);
    }

    public abstract class Rules<TRequest> : AbstractValidator<TRequest>
        where TRequest : PositionDescription
    {
        protected Rules()
        {
            RuleFor(r => r.Title).Line(PositionProblems.TitleLength, PositionFields.Title);
            RuleFor(r => r.From).Required(PositionFields.From);
            RuleFor(r => r.To).Must((request, to) => to is null || request.From is null || to > request.From).WithText(PositionProblems.EndsBeforeItBegins);
            RuleFor(r => r.Employers).Must(employers => employers is { Count: 2 }).WithText(PositionFields.Employers);
            RuleForEach(r => r.Employers).Required(PositionFields.Employer).ChildRules(employer =>
            {
                employer.RuleFor(e => e.Party).Line(Clusters.Limits.ReferenceLength, PositionFields.Employer);
                employer.RuleFor(e => e.Percent).Must(percent => percent is >= 1 and <= 100).WithText(PositionFields.Percent);
            });
            RuleFor(r => r.Funding).OptionalLine(PositionProblems.FundingLength);
            RuleFor(r => r.NameIsPublic).Must((request, isPublic) => request.Person is null || isPublic is not null).WithText(PositionFields.NameIsPublic);
        }
    }
}
