using Ksf.Contracts.Knowledge;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A knowledge need (kunnskapsbehov): what a municipality wants to know.</summary>
internal sealed class Need
{
    public const int TitleLength = 200;
    public const int TextLength = 2_000;

    public required Guid Id { get; init; }

    public required Guid MunicipalityId { get; init; }

    /// <summary>The person or system that reported it; an opaque id.</summary>
    public required Guid ReportedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string Title { get; set; }

    public required string Question { get; set; }

    public string? Background { get; set; }

    public required ServiceArea ServiceArea { get; set; }

    public NeedStatus Status { get; private set; } = NeedStatus.Submitted;

    /// <summary>The version: 1 when reported, and one more for each change.</summary>
    public long Sequence { get; private set; } = 1;

    public void Revise(string title, string question, string? background, ServiceArea serviceArea)
    {
        Follow(NeedTransitions.Revise);
        (Title, Question, Background, ServiceArea) = (title, question, background, serviceArea);
    }

    public void Withdraw() => Follow(NeedTransitions.Withdraw);

    public NeedState State() => new(Id, MunicipalityId, Title, Question, ServiceArea, StatusName(Status), SubmittedAt);

    public static string StatusName(NeedStatus status) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    private void Follow(NeedTransition transition)
    {
        if (transition.From != Status)
            throw NeedProblems.NotOpen.AsException(transition.Verb, StatusName(Status));
        Status = transition.To;
        Sequence++;
    }
}
