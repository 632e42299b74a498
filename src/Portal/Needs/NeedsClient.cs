using Ksf.Contracts.Knowledge;
using Ksf.Portal.Services;

namespace Ksf.Portal.Needs;

internal sealed record Need(
    Guid Id,
    Municipality Organisation,
    string Title,
    string Question,
    string? Background,
    ServiceArea ServiceArea,
    string Status,
    DateTimeOffset SubmittedAt);

internal sealed record NeedSummary(
    Guid Id, Municipality Organisation, string Title, ServiceArea ServiceArea, string Status, DateTimeOffset SubmittedAt);

internal sealed record Municipality(string Number, string Name);

internal sealed record NeedList(IReadOnlyList<NeedSummary> Items, string? Next);

internal sealed record NewNeed(string Organisation, string? Title, string? Question, string? Background, ServiceArea? ServiceArea);

/// <summary>Knowledge needs, at a deployment's KnowledgeSupport.</summary>
internal sealed class NeedsClient(ServiceClient services)
{
    private const int PageLength = 20;

    /// <summary>The needs of one municipality, or of all in the deployment; newest first.</summary>
    public Task<Answer<NeedList>> ListAsync(string deployment, string? municipality, string? after, CancellationToken cancellation)
    {
        var query = QueryString.Create("limit", $"{PageLength}");
        if (municipality is not null)
            query = query.Add("organisation", municipality);
        if (after is { Length: > 0 })
            query = query.Add("after", after);
        return services.GetAsync<NeedList>($"{Address(deployment)}{query}", cancellation);
    }

    public Task<Answer<Need>> GetAsync(string deployment, Guid id, CancellationToken cancellation) =>
        services.GetAsync<Need>($"{Address(deployment)}/{id}", cancellation);

    /// <summary>Reports a need, once for each key, and answers where it is.</summary>
    public Task<Answer<Uri>> ReportAsync(string deployment, NewNeed need, string idempotencyKey, CancellationToken cancellation) =>
        services.CreateAsync(Address(deployment), need, idempotencyKey, cancellation);

    private static string Address(string deployment) => $"/{Uri.EscapeDataString(deployment)}/knowledge/v1/needs";
}
