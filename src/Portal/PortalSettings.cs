using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;

namespace Ksf.Portal;

/// <summary>The portal's required settings.</summary>
/// <param name="Authority">The OpenID issuer that signs people in.</param>
/// <param name="ClientId">The portal's client id at the issuer.</param>
/// <param name="ClientSecret">The portal's client secret at the issuer.</param>
/// <param name="Gateway">The gateway's address, where services are called.</param>
/// <param name="Secret">
/// The same for all replicas and after a restart. It encrypts the keys that protect cookies, sessions and drafts, and hashes who a person is.
/// </param>
internal sealed record PortalSettings(Uri Authority, string ClientId, string ClientSecret, Uri Gateway, string Secret)
{
    private const string SecretKey = "Portal:Secret";
    private const string SecretExpected = "a secret of at least 32 characters, the same after a restart and for all its replicas";

    public static PortalSettings From(IConfiguration configuration, IHostEnvironment environment) => new(
        Authority: IssuerAddress.From(configuration, environment),
        ClientId: Setting.Required(configuration, "Identity:ClientId", "the portal's client id at the issuer, such as ksf-portal"),
        ClientSecret: Setting.Required(configuration, "Identity:ClientSecret", "the portal's client secret at the issuer"),
        Gateway: Setting.RequiredUri(configuration, "Gateway:Url", "the gateway's address, such as http://localhost:5100"),
        Secret: Setting.Required(configuration, SecretKey, SecretExpected) is { Length: >= 32 } secret
            ? secret
            : throw new InvalidSettingException(SecretKey, "is too short", SecretExpected));
}
