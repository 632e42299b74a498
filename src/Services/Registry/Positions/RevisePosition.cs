using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Positions;

/// <summary>What a position is. All but its kind is replaced, by the same rules as when it was registered.</summary>
/// <param name="Title">Its title, or the topic of the PhD, at most 200 characters.</param>
/// <param name="Employers">The two employers.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; left out when it has no end.</param>
/// <param name="Cluster">Id of the cluster that it belongs to; optional.</param>
/// <param name="Areas">The service areas that it is about; optional.</param>
/// <param name="Funding">What pays for it, at most 200 characters; optional.</param>
/// <param name="Person">Id of the person who holds it; optional.</param>
/// <param name="NameIsPublic">Whether the person has agreed that the name is shown to anyone; required with a person.</param>
internal sealed record RevisePosition(
    string Title, IReadOnlyList<Employer> Employers, DateOnly? From, DateOnly? To = null, Guid? Cluster = null, IReadOnlyList<ServiceArea>? Areas = null, string? Funding = null,
    Guid? Person = null, bool? NameIsPublic = null)
    : PositionDescription(Title, Employers, From, To, Cluster, Areas, Funding, Person, NameIsPublic), IChange<Position>
{
    public sealed class Validator : Rules<RevisePosition>;

    public async ValueTask<Problem?> ApplyAsync(Position position, VerbContext context, CancellationToken cancellationToken)
    {
        var (employers, errors) = await ResolveAsync(position.Kind, context, cancellationToken);
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };
        position.Describe(this, employers);
        return null;
    }
}
