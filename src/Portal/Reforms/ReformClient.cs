using Ksf.Contracts.Deployments;
using Ksf.Portal.Patterns;
using Ksf.Portal.Services;

namespace Ksf.Portal.Reforms;

/// <summary>Reforms from the nation's Registry, and what they have left to decide from a deployment's.</summary>
internal sealed class ReformClient(ServiceClient services)
{
    private const int LongestPage = 200;

    public async Task<Answer<IReadOnlyList<Reform>>> ReformsAsync(CancellationToken cancellation) =>
        (await services.GetAsync<ReformPart>($"{Registry(DeploymentId.Nation.Id)}/reforms", cancellation)).Then(part => part.Items);

    /// <summary>What reforms have left to decide in a deployment, and what became of the rest, oldest first.</summary>
    public Task<Answer<IReadOnlyList<Settlement>>> SettlementsAsync(string deployment, CancellationToken cancellation) => services.GetAllAsync<SettlementPart, Settlement>(
        after => ListAddress.Of(Settlements(deployment), [("limit", $"{LongestPage}"), ("after", after)]), part => part.Items, part => part.Next, cancellation);

    /// <summary>How much waits for the secretariat; null when that is not known.</summary>
    public async Task<long?> WaitingAsync(string deployment, CancellationToken cancellation) =>
        (await services.GetAsync<SettlementPart>(ListAddress.Of(Settlements(deployment), [("status", "open"), ("limit", "1")]), cancellation)).Value?.Total;

    public Task<Answer<Settlement>> FindAsync(string deployment, string id, CancellationToken cancellation) =>
        services.GetAsync<Settlement>($"{Settlements(deployment)}/{Uri.EscapeDataString(id)}", cancellation);

    public Task<Answer<Settlement>> ChangeAsync<TBody>(string deployment, string id, string path, TBody body, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<TBody, Settlement>(HttpMethod.Post, $"{Settlements(deployment)}/{Uri.EscapeDataString(id)}/{path}", body, submission, cancellation);

    private static string Settlements(string deployment) => $"{Registry(deployment)}/settlements";

    private static string Registry(string deployment) => $"/{Uri.EscapeDataString(deployment)}/registry/v1";
}
