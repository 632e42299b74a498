using Microsoft.Extensions.Configuration;

namespace Ksf.ServiceDefaults;

/// <summary>Which deployment this process serves, and as which service. Fixed for the life of the process.</summary>
/// <param name="Id">Deployment id: <c>vest</c>, or <c>nasjonal</c> for the nation.</param>
/// <param name="Level">Whether it is the nation's or a region's.</param>
/// <param name="Service">Service id: <c>registry</c>, <c>knowledge</c>, <c>funding</c> or <c>events</c>.</param>
/// <param name="PublicUrl">The gateway's address, as people and integrators write it.</param>
public sealed record Deployment(string Id, DeploymentLevel Level, string Service, Uri PublicUrl)
{
    /// <summary>The CloudEvents source of everything this service says: <c>/vest/knowledge</c>.</summary>
    public string Source => $"/{Id}/{Service}";

    /// <summary>Where this service is reached through the gateway.</summary>
    public Uri ServiceUrl => new(PublicUrl, Source);

    internal static Deployment From(IConfiguration configuration, string service) => new(
        Id: Setting.Required(configuration, "Ksf:Deployment", "the id of the deployment, such as vest or nasjonal"),
        Level: Setting.RequiredChoice<DeploymentLevel>(configuration, "Ksf:Level"),
        Service: service,
        PublicUrl: Setting.RequiredUri(configuration, "Ksf:PublicUrl", "the gateway's address, such as http://localhost:5100"));
}

/// <summary>The two kinds of deployment.</summary>
public enum DeploymentLevel
{
    /// <summary>One for the nation.</summary>
    National,

    /// <summary>One per KSF region.</summary>
    Regional,
}
