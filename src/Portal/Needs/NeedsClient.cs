using Ksf.Contracts.Knowledge;
using Ksf.Portal.Endorsements;
using Ksf.Portal.Forms;
using Ksf.Portal.Patterns;
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

    /// <summary>The organisation that has it now.</summary>
    public Handler? Handler { get; init; }

    /// <summary>When the next that happens is expected.</summary>
    public DateOnly? ExpectedBy { get; init; }

    /// <summary>For participants where it was reported: what the secretariat and the municipality have written to each other.</summary>
    public IReadOnlyList<Remark>? Remarks { get; init; }

    /// <summary>For participants where it was reported: the needs that it is like, and is not the same as.</summary>
    public IReadOnlyList<OtherNeed>? DiffersFrom { get; init; }

    public string? DiffersBecause { get; init; }

    internal bool May(string action) => Actions?.Contains(action) == true;

    internal FormValues AsForm(string? version, TimeProvider time) => FormValues.Existing(
        version, time, ("title", Title), ("question", Question), ("background", Background), ("serviceArea", ServiceArea));
}

/// <summary>Another need.</summary>
[FromApi("knowledge", "OtherNeed")]
public sealed record OtherNeed(string Number, string Title);

/// <summary>A need that is like what somebody writes, and why.</summary>
[FromApi("knowledge", "SimilarNeed")]
public sealed record SimilarNeed(
    Guid Id, string Number, Municipality Organisation, string Title, string Question, string Status, int Endorsers, IReadOnlyList<string> CommonWords, bool TitleIsAlike);

[FromApi("knowledge", "SimilarNeedList")]
internal sealed record SimilarNeedList(IReadOnlyList<SimilarNeed> Items);

/// <summary>The organisation that has a need now.</summary>
[FromApi("knowledge", "Handler")]
public sealed record Handler(Guid Id, string Name);

/// <summary>Something that the secretariat or the municipality wrote about a need.</summary>
[FromApi("knowledge", "Remark")]
public sealed record Remark(string Verb, string Text, DateTimeOffset At);

/// <summary>Something that happened to a need.</summary>
[FromApi("knowledge", "Step")]
public sealed record Step(string Verb, DateTimeOffset At);

/// <summary>A need in a list.</summary>
[FromApi("knowledge", "NeedSummary", "KnownNeedSummary", "PublicNeedSummary")]
public sealed record NeedSummary(
    string Number, Municipality Organisation, string Title, string ServiceArea, string Status, DateTimeOffset SubmittedAt)
{
    /// <summary>How many other municipalities endorse it; null in the list of one deployment's own.</summary>
    public int? Endorsers { get; init; }

    /// <summary>In the list of one deployment's own: when the next that happens is expected.</summary>
    public DateOnly? ExpectedBy { get; init; }

    /// <summary>In the list of one deployment's own: what the person may do with it now.</summary>
    public IReadOnlyList<string>? Actions { get; init; }
}

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
internal sealed record NewNeed(
    string Organisation, string? Title, string? Question, string? Background, ServiceArea? ServiceArea, IReadOnlyList<Guid> DiffersFrom, string? DiffersBecause)
{
    public static NewNeed From(FormValues form, string organisation)
    {
        var (title, question, background, area) = RevisedNeed.From(form);
        List<Guid> others = [.. form.All("differsFrom").Select(id => Guid.TryParse(id, out var other) ? other : Guid.Empty).Where(other => other != Guid.Empty)];
        return new(organisation, title, question, background, area, others, form["differsBecause"]);
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

[ToApi("knowledge", "TakeNeed")]
internal sealed record TakenNeed(DateOnly? ExpectedBy);

[ToApi("knowledge", "AskMunicipality")]
internal sealed record AskedQuestion(string? Question, DateOnly? AnswerBy);

[ToApi("knowledge", "AnswerQuestion")]
internal sealed record GivenAnswer(string? Answer);

[ToApi("knowledge", "ScreenNeed")]
internal sealed record ScreenedNeed(string? Reason, DateOnly? ExpectedBy);

[ToApi("knowledge", "DeclineNeed")]
internal sealed record DeclinedNeed(string? Reason, string? OfferedHelp);

[ToApi("knowledge", "ReopenNeed")]
internal sealed record ReopenedNeed(string? Reason, DateOnly? ExpectedBy);

/// <summary>What is asked of the person.</summary>
[FromApi("knowledge", "TaskList")]
internal sealed record Tasks(IReadOnlyList<AskedTask> Items, long Total);

[FromApi("knowledge", "TaskForCaller")]
internal sealed record AskedTask(string Kind, Guid Organisation, string? Number, string Title, int Minutes, DateOnly? By);

[ToApi("knowledge", "WithdrawNeed")]
internal sealed record WithdrawnNeed(string? Reason);

/// <summary>Client for needs in a deployment's KnowledgeSupport.</summary>
internal sealed class NeedsClient(ServiceClient services)
{
    /// <summary>In characters, as the service takes it.</summary>
    private const int LongestCompared = 1_000;

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

    /// <summary>Needs of the whole country that are like what somebody writes.</summary>
    public Task<Answer<SimilarNeedList>> SimilarAsync(string deployment, string title, string question, string? area, CancellationToken cancellation)
    {
        var text = $"{title}\n{question}";
        return services.GetAsync<SimilarNeedList>(
            $"{Knowledge(deployment)}/overview/needs/similar{ListAddress.Of("", [("text", text[..Math.Min(text.Length, LongestCompared)]), ("area", area)])}", cancellation);
    }

    /// <summary>Revises a need as it was at a version.</summary>
    public Task<Answer<Need>> ReviseAsync(string deployment, Guid id, RevisedNeed need, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<RevisedNeed, Need>(HttpMethod.Put, $"{Knowledge(deployment)}/needs/{id}", need, submission, cancellation);

    /// <summary>Does one of the other things that can be done with a need as it was at a version.</summary>
    /// <param name="deployment">Where it was reported.</param>
    /// <param name="id">The need.</param>
    /// <param name="path">The last part of the API's address: <c>withdrawal</c>.</param>
    /// <param name="body">What is said about it.</param>
    /// <param name="submission">The form.</param>
    /// <param name="cancellation">The request's.</param>
    public Task<Answer<Need>> DoAsync<TBody>(string deployment, Guid id, string path, TBody body, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<TBody, Need>(HttpMethod.Post, $"{Knowledge(deployment)}/needs/{id}/{path}", body, submission, cancellation);

    /// <summary>The needs reported in a deployment that are in a state, the first reported first.</summary>
    public Task<Answer<NeedList>> OfDeploymentAsync(string deployment, string status, int size, CancellationToken cancellation) =>
        services.GetAsync<NeedList>($"{Knowledge(deployment)}/needs?status={Uri.EscapeDataString(status)}&sort=oldest&limit={size}", cancellation);

    /// <summary>What a deployment asks of the person.</summary>
    public Task<Answer<Tasks>> TasksAsync(string deployment, CancellationToken cancellation) =>
        services.GetAsync<Tasks>($"{Knowledge(deployment)}/tasks", cancellation);

    /// <summary>Who endorses a need, in any deployment.</summary>
    public Task<Answer<EndorserList>> EndorsersAsync(string deployment, bool isParticipant, string number, int size, CancellationToken cancellation) =>
        services.GetAsync<EndorserList>($"{Knowledge(deployment)}/{Copies(isParticipant)}/{Uri.EscapeDataString(number)}/endorsements?limit={size}", cancellation);

    /// <summary>What a municipality endorses, as its own deployment knows it at once.</summary>
    public Task<Answer<EndorsementList>> EndorsementsOfAsync(string deployment, string organisation, string? need, int size, CancellationToken cancellation) =>
        services.GetAsync<EndorsementList>(
            $"{Knowledge(deployment)}/endorsements{ListAddress.Of("", [("organisation", organisation), ("need", need), ("limit", $"{size}")])}", cancellation);

    public Task<Answer<Endorsement>> FindEndorsementAsync(string deployment, string id, CancellationToken cancellation) =>
        services.GetAsync<Endorsement>($"{Knowledge(deployment)}/endorsements/{Uri.EscapeDataString(id)}", cancellation);

    public Task<Answer<Endorsement>> EndorseAsync(string deployment, NewEndorsement endorsement, Submission submission, CancellationToken cancellation) =>
        services.CreateAsync<NewEndorsement, Endorsement>($"{Knowledge(deployment)}/endorsements", endorsement, submission, cancellation);

    public Task<Answer<Endorsement>> ReviseAsync(string deployment, Guid id, RevisedEndorsement endorsement, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<RevisedEndorsement, Endorsement>(HttpMethod.Put, $"{Knowledge(deployment)}/endorsements/{id}", endorsement, submission, cancellation);

    public Task<Answer<Endorsement>> WithdrawAsync(string deployment, Guid id, WithdrawnEndorsement endorsement, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<WithdrawnEndorsement, Endorsement>(
            HttpMethod.Post, $"{Knowledge(deployment)}/endorsements/{id}/withdrawal", endorsement, submission, cancellation);

    private static string Copies(bool isParticipant) => isParticipant ? "overview/needs" : "public/needs";

    private static string Knowledge(string deployment) => $"/{Uri.EscapeDataString(deployment)}/knowledge/v1";
}
