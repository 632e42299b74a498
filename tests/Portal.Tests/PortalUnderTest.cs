using Ksf.Portal.Services;
using Ksf.TestKit;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.Portal.Tests;

/// <summary>The portal on a real port, with the real issuer, a clock that the test moves, and a gateway that answers as the test says.</summary>
public sealed class PortalUnderTest : IAsyncLifetime
{
    private WebApplicationFactory<Program> _portal = null!;
    private DevIdentity? _identity;

    internal ScriptedGateway Gateway { get; } = new();

    internal ManualTime Time { get; } = new();

    internal Uri Url { get; private set; } = null!;

    /// <summary>Null is the real development issuer.</summary>
    internal string? OtherIssuer { get; init; }

    internal string Issuer { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        // The issuer must know the portal's address and the portal the issuer's: the port is chosen first.
        Url = new Uri($"http://localhost:{FreePort.Take()}/");
        if (OtherIssuer is null)
            _identity = await DevIdentity.StartAsync(Url);
        Issuer = OtherIssuer ?? _identity!.Issuer;
        _portal = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Identity:Authority", Issuer);
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

    /// <summary>As after a restart: the portal has to ask the issuer again what its addresses are.</summary>
    internal void ForgetIssuer() => _portal.Services.GetRequiredService<IOptionsMonitorCache<OpenIdConnectOptions>>().Clear();

    internal async Task StopIssuerAsync()
    {
        if (_identity is not null)
            await _identity.DisposeAsync();
        _identity = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await StopIssuerAsync();
    }
}
