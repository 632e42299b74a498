using Ksf.Portal.Services;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Register;

/// <summary>A page that changes a cluster.</summary>
public abstract class ClusterFormPage : RegisterFormPage<Cluster>
{
    [Parameter]
    public string ClusterName { get; set; } = "";

    /// <summary>The municipalities of its region, to choose from.</summary>
    private protected IReadOnlyList<(string Value, Text Text)> Municipalities { get; private set; } = [];

    private protected sealed override string Noun => "clusters";

    private protected sealed override string ListUrl => "/klynger";

    private protected sealed override Task<Answer<Cluster>> ReadAsync() => Register.ClusterAsync(ClusterName, null, Cancellation);

    private protected override async Task LoadChoicesAsync() => Municipalities = await Register.ChoicesAsync(Deployment, Cancellation);
}
