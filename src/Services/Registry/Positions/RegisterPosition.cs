using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Positions;

/// <summary>A position with two employers.</summary>
/// <param name="Kind">What kind of position it is.</param>
/// <param name="Title">Its title, or the topic of the PhD, at most 200 characters.</param>
/// <param name="Employers">The two employers. Of a shared position or a PhD they are together at most 100 percent.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; left out when it has no end.</param>
/// <param name="Cluster">Id of the cluster that it belongs to, of the same deployment; optional.</param>
/// <param name="Areas">The service areas that it is about; optional.</param>
/// <param name="Funding">What pays for it, at most 200 characters; optional.</param>
/// <param name="Person">Id of the person who holds it, who is registered; optional.</param>
/// <param name="NameIsPublic">Whether the person has agreed that the name is shown to anyone; required with a person.</param>
internal sealed record RegisterPosition(
    PositionKind? Kind, string Title, IReadOnlyList<Employer> Employers, DateOnly? From, DateOnly? To = null, Guid? Cluster = null, IReadOnlyList<ServiceArea>? Areas = null,
    string? Funding = null, Guid? Person = null, bool? NameIsPublic = null)
    : PositionDescription(Title, Employers, From, To, Cluster, Areas, Funding, Person, NameIsPublic), ICreate<Position>
{
    public sealed class Validator : Rules<RegisterPosition>
    {
        public Validator() => RuleFor(r => r.Kind).Must(kind => kind is not null).WithText(PositionFields.Kind);
    }

    public async ValueTask<Created<Position>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (employers, errors) = await ResolveAsync(Kind!.Value, context, cancellationToken);
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };
        var position = Position.Register(context.NewId(), context.Deployment.Id, Kind.Value);
        position.Describe(this, employers);
        return position;
    }
}
