using Ksf.Portal.Services;
using Ksf.TestKit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.Portal.Tests;

/// <summary>The portal on a real port, with the real issuer, a clock that the test moves, and a gateway that answers as the test says.</summary>
public sealed class PortalUnderTest : IAsyncLifetime
{
    private WebApplicationFactory<Program> _portal = null!;
    private DevIdentity _identity = null!;

    internal ScriptedGateway Gateway { get; } = new();

    internal ManualTime Time { get; } = new();

    internal Uri Url { get; private set; } = null!;

    internal string Issuer => _identity.Issuer;

    public async ValueTask InitializeAsync()
    {
        // The issuer must know the portal's address and the portal the issuer's: the port is chosen first.
        Url = new Uri($"http://localhost:{FreePort.Take()}/");
        _identity = await DevIdentity.StartAsync(Url);
        _portal = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Identity:Authority", _identity.Issuer);
            host.UseSetting("Identity:ClientId", "ksf-portal");
            host.UseSetting("Identity:ClientSecret", DevIdentity.PortalSecret);
            host.UseSetting("Gateway:Url", "http://gateway.test");
            host.ConfigureLogging(logs => logs.ClearProviders());
            host.ConfigureServices(services =>
            {
                services.AddSingleton<TimeProvider>(Time);
                services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
                services.AddHttpClient<ServiceClient>().ConfigurePrimaryHttpMessageHandler(() => Gateway)
                    .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
            });
        });
        _portal.UseKestrel(kestrel => kestrel.ListenLocalhost(Url.Port));
        _portal.StartServer();
    }

    internal Browser OpenBrowser() => new(Url);

    internal async Task<Browser> SignInAsync(string sub = "askoy-fou")
    {
        var browser = OpenBrowser();
        await browser.OpenAsync("/logg-inn?tilbake=/");
        await browser.SendAsync(("sub", sub));
        Assert.Equal(Url, browser.Page);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _identity.DisposeAsync();
    }
}
