using Ksf.Portal.Deployments;
using Ksf.Portal.Services;
using Ksf.Portal.Session;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Representation;

/// <summary>
/// A page where the person represents an organisation in a deployment. Whom stands in the address, or follows from the thing that the page is about, so
/// that two tabs never mix and links are complete.
/// </summary>
public abstract class WorkPage : ComponentBase
{
    private string _deploymentName = "";

    [Parameter]
    public string Deployment { get; set; } = "";

    [Parameter]
    public string Organisation { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private protected DeploymentList Deployments { get; set; } = null!;

    [Inject]
    private protected Representations Representations { get; set; } = null!;

    [Inject]
    internal Reader Reader { get; set; } = null!;

    [Inject]
    internal CurrentSession Session { get; set; } = null!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Why the page cannot be shown.</summary>
    internal Problem? Problem { get; private protected set; }

    /// <summary>Whom the person represents; null when their roles could not be read, and the services decide alone.</summary>
    private protected RepresentedOrganisation? Represented { get; private set; }

    protected CancellationToken Cancellation => Context.RequestAborted;

    /// <summary>The organisation's name, or its key when its Registry does not answer.</summary>
    internal Text OrganisationName => Represented?.Organisation.FullName ?? Text.Same(Organisation);

    /// <summary>The deployment's name, if the page cannot be shown because the person has no role in it.</summary>
    internal string? NoRoleIn => Problem?.Type == Problem.NoRoleType ? _deploymentName : null;

    internal static string Url(string deployment, string organisation) => $"/for/{Uri.EscapeDataString(deployment)}/{Uri.EscapeDataString(organisation)}";

    // Loads everything before the first render, so that a page is never rendered with partial data.
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        Problem = await ResolveAsync() ?? await FindOrganisationAsync();
        if (Problem is null)
            await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Finds the deployment and the organisation when they are not in the address.</summary>
    private protected virtual Task<Problem?> ResolveAsync() => Task.FromResult<Problem?>(null);

    protected abstract Task LoadAsync();

    private async Task<Problem?> FindOrganisationAsync()
    {
        var deployment = await Deployments.FindAsync(Deployment, Cancellation);
        if (!deployment.Succeeded)
            return deployment.Problem;
        if (!deployment.Value.IsUp)
            return Problem.Down;

        _deploymentName = deployment.Value.Name;
        var mine = await Representations.AllAsync(Cancellation);
        Represented = mine.All.FirstOrDefault(one => one.Is(Deployment, Organisation));
        if (Represented is not null)
        {
            Representations.Remember(Deployment, Organisation);
            return null;
        }

        // When only Registry is down, other services' pages still work, because each service checks access itself.
        if (mine.Missing.Any(missing => missing.Id == Deployment))
            return null;
        return mine.All.Any(one => one.Deployment.Id == Deployment) ? Problem.Forbidden : Problem.NoRole;
    }
}
