using Ksf.Portal.Deployments;
using Ksf.Portal.Services;

namespace Ksf.Portal.Representation;

/// <summary>Whom the person may act for in one deployment, as its Registry says.</summary>
internal sealed record Me(IReadOnlyList<Role> Roles);

internal sealed record Role(Organisation Organisation, string Name);

internal sealed record Organisation(string Id, string Name, string? Number)
{
    /// <summary>As in the portal's addresses.</summary>
    public string Key => Number ?? Id;
}

/// <summary>Whom the person may act for in one deployment; null when it does not answer.</summary>
internal sealed record RolesInDeployment(Deployment Deployment, Me? Me);

/// <summary>Asks the deployments whom the person may act for.</summary>
internal sealed class MyRoles(ServiceClient services)
{
    // A deployment that is slow must not hold back the others on the front page.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<Answer<Me>> InAsync(string deployment, CancellationToken cancellation)
    {
        var answer = await services.GetAsync<MeDocument>($"/{Uri.EscapeDataString(deployment)}/registry/v1/me", cancellation);
        return answer.Succeeded ? answer.Value.ToMe() : answer.Problem;
    }

    public Task<RolesInDeployment[]> EverywhereAsync(IEnumerable<Deployment> deployments, CancellationToken cancellation) =>
        Task.WhenAll(deployments.Select(deployment => InAsync(deployment, cancellation)));

    private async Task<RolesInDeployment> InAsync(Deployment deployment, CancellationToken cancellation)
    {
        if (!deployment.IsUp)
            return new RolesInDeployment(deployment, null);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await InAsync(deployment.Id, patience.Token);
            return new RolesInDeployment(deployment, answer.Succeeded ? answer.Value : null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new RolesInDeployment(deployment, null);
        }
    }

    // What Registry answers; its "role" is the role's name.
    private sealed record MeDocument(IReadOnlyList<RoleDocument>? Roles)
    {
        public Me ToMe() => new([.. (Roles ?? []).Select(role => new Role(role.Organisation, role.Role))]);
    }

    private sealed record RoleDocument(Organisation Organisation, string Role);
}
