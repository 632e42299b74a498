using Microsoft.Extensions.Configuration;

namespace Ksf.ServiceDefaults;

/// <summary>The deployment and service of this process. Constant for the life of the process.</summary>
/// <param name="Id">Deployment id: <c>vest</c>, or <c>nasjonal</c> for the nation.</param>
/// <param name="Level">The nation's or a region's.</param>
/// <param name="Service">Service id: <c>registry</c>, <c>knowledge</c>, <c>funding</c> or <c>events</c>.</param>
/// <param name="PublicUrl">The gateway's public address.</param>
public sealed record Deployment(string Id, DeploymentLevel Level, string Service, Uri PublicUrl)
{
    /// <summary>The CloudEvents source of this service's events: <c>/vest/knowledge</c>.</summary>
    public string Source => $"/{Id}/{Service}";

    /// <summary>This service's address at the gateway.</summary>
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
