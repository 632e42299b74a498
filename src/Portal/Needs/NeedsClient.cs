using Ksf.Contracts.Knowledge;
using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.ServiceDefaults.Json;

namespace Ksf.Portal.Needs;

internal sealed record Need(
    Guid Id,
    string Number,
    Municipality Organisation,
    string Title,
    string Question,
    string? Background,
    ServiceArea ServiceArea,
    string Status,
    DateTimeOffset SubmittedAt)
{
    /// <summary>What the person may do with it now.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    public FormValues AsForm(string? version, TimeProvider time) => FormValues.Existing(
        version, time, ("title", Title), ("question", Question), ("background", Background), ("serviceArea", new Choice<ServiceArea>(ServiceArea).ToString()));
}

internal sealed record NeedSummary(
    Guid Id, string Number, Municipality Organisation, string Title, ServiceArea ServiceArea, string Status, DateTimeOffset SubmittedAt)
{
    /// <summary>Id of the deployment where it was reported; only set in the national overview.</summary>
    public string? Deployment { get; init; }
}

internal sealed record Municipality(string Number, string Name);

internal sealed record NeedList(IReadOnlyList<NeedSummary> Items, string? Next);

internal sealed record NewNeed(string Organisation, string? Title, string? Question, string? Background, ServiceArea? ServiceArea)
{
    public static NewNeed From(FormValues form, string organisation)
    {
        var (title, question, background, area) = RevisedNeed.From(form);
        return new(organisation, title, question, background, area);
    }
}

internal sealed record RevisedNeed(string? Title, string? Question, string? Background, ServiceArea? ServiceArea)
{
    // A browser may send anything as an area.
    public static RevisedNeed From(FormValues form) => new(
        form["title"], form["question"], form["background"],
        Choice<ServiceArea>.TryParse(form["serviceArea"], null, out var area) ? area.Value : null);
}

/// <summary>Client for needs in a deployment's KnowledgeSupport.</summary>
internal sealed class NeedsClient(ServiceClient services)
{
    private const int PageLength = 20;

    /// <summary>The needs of one municipality, or of the whole deployment, newest first.</summary>
    public Task<Answer<NeedList>> ListAsync(string deployment, string? municipality, string? after, CancellationToken cancellation)
    {
        var query = Page(after);
        if (municipality is not null)
            query = query.Add("organisation", municipality);
        return services.GetAsync<NeedList>($"{Address(deployment)}{query}", cancellation);
    }

    /// <summary>The needs of all deployments, from the nation's overview, newest first.</summary>
    public Task<Answer<NeedList>> OverviewAsync(string nation, string? after, CancellationToken cancellation) =>
        services.GetAsync<NeedList>($"/{Uri.EscapeDataString(nation)}/knowledge/v1/overview/needs{Page(after)}", cancellation);

    public Task<Answer<Need>> GetAsync(string deployment, Guid id, CancellationToken cancellation) =>
        services.GetAsync<Need>($"{Address(deployment)}/{id}", cancellation);

    /// <summary>Reports a need, idempotently by key, and returns its address.</summary>
    public Task<Answer<Uri>> ReportAsync(string deployment, NewNeed need, Guid key, CancellationToken cancellation) =>
        services.CreateAsync(Address(deployment), need, key, cancellation);

    /// <summary>Revises a need as it was at a version.</summary>
    public Task<Answer<Need>> ReviseAsync(
        string deployment, Guid id, RevisedNeed need, string? version, Guid key, CancellationToken cancellation) =>
        services.ChangeAsync<RevisedNeed, Need>(HttpMethod.Put, $"{Address(deployment)}/{id}", need, version, key, cancellation);

    private static QueryString Page(string? after)
    {
        var query = QueryString.Create("limit", $"{PageLength}");
        return after is { Length: > 0 } ? query.Add("after", after) : query;
    }

    private static string Address(string deployment) => $"/{Uri.EscapeDataString(deployment)}/knowledge/v1/needs";
}
