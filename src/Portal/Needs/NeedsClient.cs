using Ksf.Contracts.Knowledge;
using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.ServiceDefaults.Json;

namespace Ksf.Portal.Needs;

/// <summary>A need, with as much as the person may read: what anyone may, what participants may, or what those where it was reported may.</summary>
[FromApi("knowledge", "NeedView", "KnownNeedView", "PublicNeedView")]
public sealed record Need(
    string Number, Municipality Organisation, string Title, string ServiceArea, string Status, DateTimeOffset SubmittedAt, IReadOnlyList<Step> Steps)
{
    public Guid? Id { get; init; }

    /// <summary>For participants.</summary>
    public string? Question { get; init; }

    /// <summary>For participants where it was reported.</summary>
    public string? Background { get; init; }

    /// <summary>What the person may do with it now.</summary>
    public IReadOnlyList<string>? Actions { get; init; }

    internal bool May(string action) => Actions?.Contains(action) == true;

    internal FormValues AsForm(string? version, TimeProvider time) => FormValues.Existing(
        version, time, ("title", Title), ("question", Question), ("background", Background), ("serviceArea", ServiceArea));
}

/// <summary>Something that happened to a need.</summary>
[FromApi("knowledge", "Step")]
public sealed record Step(string Verb, DateTimeOffset At);

/// <summary>A need in a list.</summary>
[FromApi("knowledge", "NeedSummary", "KnownNeedSummary", "PublicNeedSummary")]
public sealed record NeedSummary(
    string Number, Municipality Organisation, string Title, string ServiceArea, string Status, DateTimeOffset SubmittedAt);

[FromApi("knowledge", "Municipality")]
public sealed record Municipality(string Number, string Name);

[FromApi("knowledge", "CountedPageOfNeedSummary", "CountedPageOfKnownNeedSummary", "CountedPageOfPublicNeedSummary")]
internal sealed record NeedList(IReadOnlyList<NeedSummary> Items, string? Next, long Total);

/// <summary>How many needs there are in the whole country.</summary>
[FromApi("knowledge", "NeedFigures")]
internal sealed record NeedFigures(long Total, int Municipalities, IReadOnlyList<MunicipalityFigure> ByMunicipality);

[FromApi("knowledge", "MunicipalityFigure")]
internal sealed record MunicipalityFigure(string Number, long Needs);

[ToApi("knowledge", "ReportNeed")]
internal sealed record NewNeed(string Organisation, string? Title, string? Question, string? Background, ServiceArea? ServiceArea)
{
    public static NewNeed From(FormValues form, string organisation)
    {
        var (title, question, background, area) = RevisedNeed.From(form);
        return new(organisation, title, question, background, area);
    }
}

[ToApi("knowledge", "ReviseNeed")]
internal sealed record RevisedNeed(string? Title, string? Question, string? Background, ServiceArea? ServiceArea)
{
    // A browser may send anything as an area.
    public static RevisedNeed From(FormValues form) => new(
        form["title"], form["question"], form["background"],
        Choice<ServiceArea>.TryParse(form["serviceArea"], null, out var area) ? area.Value : null);
}

[ToApi("knowledge", "WithdrawNeed")]
internal sealed record WithdrawnNeed(string? Reason);

/// <summary>Client for needs in a deployment's KnowledgeSupport.</summary>
internal sealed class NeedsClient(ServiceClient services)
{
    /// <summary>The needs that a person sees: all of the country's for participants, what is public of them for anyone.</summary>
    /// <param name="deployment">The deployment that is asked; its copies are whole.</param>
    /// <param name="isParticipant">Whether the person has a role in it.</param>
    /// <param name="query">Filters, order and page.</param>
    /// <param name="size">At most how many.</param>
    /// <param name="cancellation">The request's.</param>
    public Task<Answer<NeedList>> ListAsync(string deployment, bool isParticipant, NeedQuery query, int size, CancellationToken cancellation) =>
        services.GetAsync<NeedList>($"{Knowledge(deployment)}/{Copies(isParticipant)}{query.ForApi(size)}", cancellation);

    /// <summary>One need by its number, as every deployment knows it.</summary>
    public Task<Answer<Need>> FindAsync(string deployment, bool isParticipant, string number, CancellationToken cancellation) =>
        services.GetAsync<Need>($"{Knowledge(deployment)}/{Copies(isParticipant)}/{Uri.EscapeDataString(number)}", cancellation);

    /// <summary>One need with its background, where it was reported. It is there from the moment it is reported; the copies follow.</summary>
    public Task<Answer<Need>> FindAtHomeAsync(string deployment, string number, CancellationToken cancellation) =>
        services.GetAsync<Need>($"{Knowledge(deployment)}/needs/{Uri.EscapeDataString(number)}", cancellation);

    public Task<Answer<NeedFigures>> FiguresAsync(string deployment, CancellationToken cancellation) =>
        services.GetAsync<NeedFigures>($"{Knowledge(deployment)}/public/needs/figures", cancellation);

    /// <summary>Reports a need and returns it.</summary>
    public Task<Answer<Need>> ReportAsync(string deployment, NewNeed need, Submission submission, CancellationToken cancellation) =>
        services.CreateAsync<NewNeed, Need>($"{Knowledge(deployment)}/needs", need, submission, cancellation);

    /// <summary>Revises a need as it was at a version.</summary>
    public Task<Answer<Need>> ReviseAsync(string deployment, Guid id, RevisedNeed need, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<RevisedNeed, Need>(HttpMethod.Put, $"{Knowledge(deployment)}/needs/{id}", need, submission, cancellation);

    /// <summary>Withdraws a need as it was at a version.</summary>
    public Task<Answer<Need>> WithdrawAsync(string deployment, Guid id, WithdrawnNeed need, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<WithdrawnNeed, Need>(HttpMethod.Post, $"{Knowledge(deployment)}/needs/{id}/withdrawal", need, submission, cancellation);

    private static string Copies(bool isParticipant) => isParticipant ? "overview/needs" : "public/needs";

    private static string Knowledge(string deployment) => $"/{Uri.EscapeDataString(deployment)}/knowledge/v1";
}
