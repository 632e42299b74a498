using Ksf.ServiceDefaults;

namespace Ksf.Portal;

/// <summary>What the portal cannot start without.</summary>
/// <param name="Authority">The OpenID issuer that signs people in.</param>
/// <param name="ClientId">The portal at the issuer.</param>
/// <param name="ClientSecret">Its secret there.</param>
/// <param name="Gateway">Where the services are called.</param>
/// <param name="Keys">Folder of the keys that protect cookies, so that a restart signs nobody out; null is ASP.NET's own place.</param>
internal sealed record PortalSettings(Uri Authority, string ClientId, string ClientSecret, Uri Gateway, DirectoryInfo? Keys)
{
    public static PortalSettings From(IConfiguration configuration) => new(
        Authority: Setting.RequiredUri(configuration, "Identity:Authority", "the OpenID issuer's address, such as http://localhost:5110"),
        ClientId: Setting.Required(configuration, "Identity:ClientId", "the portal's client id at the issuer, such as ksf-portal"),
        ClientSecret: Setting.Required(configuration, "Identity:ClientSecret", "the portal's client secret at the issuer"),
        Gateway: Setting.RequiredUri(configuration, "Gateway:Url", "the gateway's address, such as http://localhost:5100"),
        Keys: configuration["Portal:Keys"] is { Length: > 0 } folder ? new DirectoryInfo(folder) : null);
}
