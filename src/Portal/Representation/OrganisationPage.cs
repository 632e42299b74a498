using Ksf.Portal.Deployments;
using Ksf.Portal.Services;
using Ksf.Portal.Session;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Representation;

/// <summary>
/// A page where the user acts for an organisation in a deployment. The organisation is only in the address, so that two tabs never mix and
/// links are complete.
/// </summary>
public abstract class OrganisationPage : ComponentBase
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
    private MyRoles MyRoles { get; set; } = null!;

    [Inject]
    internal Reader Reader { get; set; } = null!;

    [Inject]
    internal CurrentSession Session { get; set; } = null!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Why the page cannot be shown.</summary>
    private protected Problem? Problem { get; set; }

    private protected ActingFor ActingFor { get; private set; } = null!;

    protected CancellationToken Cancellation => Context.RequestAborted;

    protected string NeedsUrl => Url(Deployment, Organisation);

    /// <summary>Whether the organisation is a municipality. Others, such as a secretariat, cover several municipalities.</summary>
    protected bool IsMunicipality => Organisation is { Length: 4 } && Organisation.All(char.IsAsciiDigit);

    /// <summary>Whether this is the nation's deployment, which shows the needs of all regions.</summary>
    protected bool IsNation { get; private set; }

    /// <summary>The deployment's name, if the page cannot be shown because the user has no role in it.</summary>
    protected string? NoRoleIn => Problem?.Type == Problem.NoRoleType ? _deploymentName : null;

    internal static string Url(string deployment, string organisation) =>
        $"/{Uri.EscapeDataString(deployment)}/{Uri.EscapeDataString(organisation)}/behov";

    // Loads everything before the first render, so that a page is never rendered with partial data.
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        Problem = await FindOrganisationAsync();
        if (Problem is null)
            await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected abstract Task LoadAsync();

    private async Task<Problem?> FindOrganisationAsync()
    {
        var deployment = await Deployments.FindAsync(Deployment, Cancellation);
        if (!deployment.Succeeded)
            return deployment.Problem;
        if (!deployment.Value.IsUp)
            return Problem.Down;

        (_deploymentName, IsNation) = (deployment.Value.Name, deployment.Value.IsNation);
        ActingFor = new ActingFor(_deploymentName, Organisation, MayReport: IsMunicipality);
        var me = await MyRoles.InAsync(Deployment, Cancellation);

        // When only Registry is down, other services' pages still work, because each service checks access itself.
        if (!me.Succeeded)
            return me.Problem.IsDown ? null : me.Problem;

        if (me.Value.Roles.Count == 0)
            return Problem.NoRole;
        var roles = me.Value.Roles.Where(role => role.Organisation.Key == Organisation).ToList();
        if (roles.Count == 0)
            return Problem.Forbidden;
        var mayReport = IsMunicipality && roles.Exists(role => Roles.Gives(role.Name, Permissions.ReportNeed));
        ActingFor = new ActingFor(_deploymentName, roles[0].Organisation.Name, mayReport);
        return null;
    }
}

/// <summary>The organisation that the user acts for on this page.</summary>
/// <param name="DeploymentName">Display name: KSF Vest.</param>
/// <param name="OrganisationName">A municipality, or the region or nation for its secretariat.</param>
/// <param name="MayReport">Whether to offer reporting a need; the service decides.</param>
public sealed record ActingFor(string DeploymentName, string OrganisationName, bool MayReport);
