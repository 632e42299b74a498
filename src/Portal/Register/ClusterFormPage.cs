using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Register;

/// <summary>A page that changes a cluster. The secretariat of its deployment is represented.</summary>
public abstract class ClusterFormPage : FormPage
{
    private Answer<Cluster>? _found;

    [Parameter]
    public string ClusterName { get; set; } = "";

    [Inject]
    private protected RegisterClient Register { get; set; } = null!;

    /// <summary>The cluster as it was read for this page.</summary>
    private protected Cluster Cluster => _found!.Value!;

    /// <summary>The action of the API that the page is for.</summary>
    private protected abstract string Action { get; }

    /// <summary>The municipalities of its region, to choose from.</summary>
    private protected IReadOnlyList<(string Value, Text Text)> Municipalities { get; private set; } = [];

    /// <summary>Which cluster it is, said above the fields.</summary>
    private protected Text[] Lead => Problem is null ? [Text.Same($"{Cluster.Name}.")] : [];

    /// <summary>Where one goes who does not send the form.</summary>
    private protected string Cancel => Problem is null ? Cluster.Url : "/klynger";

    protected sealed override string FormName => $"{Action}-cluster/{Deployment}/{ClusterName}";

    private protected sealed override bool MayUse => Cluster.Actions.Contains(Action);

    private protected sealed override async Task<Problem?> ResolveAsync()
    {
        _found = await Register.ClusterAsync(ClusterName, null, Cancellation);
        if (!_found.Succeeded)
            return _found.Problem;
        (Deployment, Organisation) = (Cluster.Deployment, Cluster.Deployment);
        Municipalities = await Register.ChoicesAsync(Deployment, Cancellation);
        return null;
    }

    private protected sealed override Task<Answer<FormValues>> BeginAsync() => Task.FromResult<Answer<FormValues>>(FormValues.Existing(_found!.ETag, Time));

    /// <summary>Sends the change and returns the address of the cluster.</summary>
    private protected async Task<Answer<string>> ChangeAsync<TBody>(string path, TBody body, Submission submission)
    {
        var changed = await Register.ChangeAsync(Cluster, path, body, submission, Cancellation);
        return changed.Then(_ => $"{Cluster.Url}?endret");
    }
}
