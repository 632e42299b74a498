using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;

namespace Ksf.Portal;

/// <summary>The portal's required settings.</summary>
/// <param name="Authority">The OpenID issuer that signs people in.</param>
/// <param name="ClientId">The portal's client id at the issuer.</param>
/// <param name="ClientSecret">The portal's client secret at the issuer.</param>
/// <param name="Gateway">The gateway's address, where services are called.</param>
/// <param name="Keys">
/// Folder of the keys that protect cookies, so that a restart signs nobody out. Null, allowed in Development only, means ASP.NET Core's
/// default.
/// </param>
internal sealed record PortalSettings(Uri Authority, string ClientId, string ClientSecret, Uri Gateway, DirectoryInfo? Keys)
{
    public static PortalSettings From(IConfiguration configuration, IHostEnvironment environment) => new(
        Authority: IssuerAddress.From(configuration, environment),
        ClientId: Setting.Required(configuration, "Identity:ClientId", "the portal's client id at the issuer, such as ksf-portal"),
        ClientSecret: Setting.Required(configuration, "Identity:ClientSecret", "the portal's client secret at the issuer"),
        Gateway: Setting.RequiredUri(configuration, "Gateway:Url", "the gateway's address, such as http://localhost:5100"),
        Keys: KeysFolder(configuration, environment));

    private static DirectoryInfo? KeysFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        const string key = "Portal:Keys";
        if (environment.IsDevelopment() && string.IsNullOrEmpty(configuration[key]))
            return null;
        return new DirectoryInfo(Setting.Required(
            configuration, key, "a folder that only the portal may read, the same after a restart and for all its replicas"));
    }
}
