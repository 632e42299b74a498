using Ksf.Contracts;
using Ksf.Portal.Deployments;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Representation;

/// <summary>The user's roles in one deployment, from its Registry.</summary>
internal sealed record Me(IReadOnlyList<Role> Roles);

internal sealed record Role(Organisation Organisation, string Name);

/// <summary>An organisation that the user may act for.</summary>
/// <param name="Key">
/// Its key in the portal's addresses: a municipality's number, another organisation's id, or the deployment's id for its secretariat.
/// </param>
/// <param name="Name">Its name.</param>
public sealed record Organisation(string Key, string Name)
{
    /// <summary>Whether it is a municipality. Others, such as a secretariat, cover several municipalities.</summary>
    public bool IsMunicipality => Key is { Length: 4 } && Key.All(char.IsAsciiDigit);

    /// <summary>What it is called: Askøy kommune.</summary>
    public Text FullName => IsMunicipality ? RegisterTexts.MunicipalityCalled(Name) : Text.Same(Name);
}

/// <summary>The user's roles in one deployment; null when it does not answer.</summary>
internal sealed record RolesInDeployment(Deployment Deployment, Me? Me);

/// <summary>Fetches the user's roles from the deployments.</summary>
internal sealed class MyRoles(ServiceClient services)
{
    // A slow deployment must not delay the front page.
    private static readonly TimeSpan TimeoutPerDeployment = TimeSpan.FromSeconds(3);

    public async Task<Answer<Me>> InAsync(string deployment, CancellationToken cancellation)
    {
        var answer = await services.GetAsync<MeDocument>($"/{Uri.EscapeDataString(deployment)}/registry/v1/me", cancellation);
        return answer.Succeeded ? answer.Value.In(deployment) : answer.Problem;
    }

    public Task<RolesInDeployment[]> EverywhereAsync(IEnumerable<Deployment> deployments, CancellationToken cancellation) =>
        Task.WhenAll(deployments.Select(deployment => InAsync(deployment, cancellation)));

    private async Task<RolesInDeployment> InAsync(Deployment deployment, CancellationToken cancellation)
    {
        if (!deployment.IsUp)
            return new RolesInDeployment(deployment, null);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(TimeoutPerDeployment);
        try
        {
            var answer = await InAsync(deployment.Id, timeout.Token);
            return new RolesInDeployment(deployment, answer.Succeeded ? answer.Value : null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new RolesInDeployment(deployment, null);
        }
    }

    // Registry's response, where "role" is the role's name.
    private sealed record MeDocument(IReadOnlyList<RoleDocument>? Roles)
    {
        public Me In(string deployment) => new([.. (Roles ?? []).Select(role => new Role(role.Organisation.In(deployment), role.Role))]);
    }

    private sealed record RoleDocument(OrganisationDocument Organisation, string Role);

    private sealed record OrganisationDocument(Guid Id, string Name, string? Number)
    {
        public Organisation In(string deployment) =>
            new(Number ?? (Id == StableId.OfDeployment(deployment) ? deployment : Id.ToString()), Name);
    }
}
