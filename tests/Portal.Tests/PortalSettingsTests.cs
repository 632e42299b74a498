using System.Net;
using Ksf.ServiceDefaults;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Ksf.Portal.Tests;

public sealed class PortalSettingsTests
{
    [Theory]
    [InlineData("Identity:Authority", "")]
    [InlineData("Identity:Authority", "http://issuer.example")]
    [InlineData("Identity:ClientId", "")]
    [InlineData("Identity:ClientSecret", "")]
    [InlineData("Gateway:Url", "not an address")]
    [InlineData("Portal:Secret", "")]
    [InlineData("Portal:Secret", "too short")]
    [InlineData("ConnectionStrings:database", "")]
    [InlineData("AllowedHosts", "")]
    public void A_missing_or_wrong_setting_stops_the_portal_in_production_and_is_named(string key, string value)
    {
        using var portal = Portal("Production", (key, value));

        var thrown = Assert.Throws<InvalidSettingException>(portal.StartServer);
        Assert.Contains($"The setting {key} ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains($"environment variable {key.Replace(":", "__", StringComparison.Ordinal)}", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_all_of_them_it_starts()
    {
        using var production = Portal("Production");
        production.StartServer();

        using var development = Portal("Development", ("Identity:Authority", "http://localhost:5110"));
        development.StartServer();
    }

    private static WebApplicationFactory<Program> Portal(string environment, params (string Key, string Value)[] changed)
    {
        (string Key, string Value)[] right =
        [
            ("Identity:Authority", "https://issuer.example"), ("Identity:ClientId", "ksf-portal"), ("Identity:ClientSecret", "secret"),
            ("Gateway:Url", "http://gateway.test"), ("Portal:Secret", "a-secret-that-only-the-tests-of-ksf-use"), ("ConnectionStrings:database", "Host=localhost"),
            ("AllowedHosts", "ksf.example.no"),
        ];
        var portal = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            host.ConfigureLogging(logs => logs.ClearProviders());
            foreach (var (key, value) in right.Concat(changed))
                host.UseSetting(key, value);
        });
        portal.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        return portal;
    }
}
