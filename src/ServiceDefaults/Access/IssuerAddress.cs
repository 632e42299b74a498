using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Ksf.ServiceDefaults.Access;

/// <summary>The address of the one OpenID issuer that this installation trusts.</summary>
public static class IssuerAddress
{
    private const string Key = "Identity:Authority";

    /// <summary>Reads <c>Identity:Authority</c>. Tokens and secrets travel to it, so outside Development it must be an https address.</summary>
    /// <exception cref="InvalidSettingException">It is missing, no address, or not encrypted outside Development.</exception>
    public static Uri From(IConfiguration configuration, IHostEnvironment environment)
    {
        var address = Setting.RequiredUri(configuration, Key, "the OpenID issuer's address, such as http://localhost:5110");
        return address.Scheme == Uri.UriSchemeHttps || environment.IsDevelopment()
            ? address
            : throw new InvalidSettingException(Key, $"is '{address}', which is not encrypted", "an https address; http is for Development only");
    }
}
