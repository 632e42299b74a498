using Ksf.Gateway.Configuration;
using Ksf.Gateway.Headers;
using Ksf.Gateway.Health;
using Ksf.Gateway.Hosts;
using Ksf.Gateway.Limits;
using Ksf.Gateway.Problems;
using Ksf.Gateway.Routes;
using Ksf.Gateway.Telemetry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Telemetry;
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.AddPublicAddress();
HostRefusal.Register(builder.Services);
ServerRefusals.Register(builder);
builder.ConfigureServerLimits();
builder.PassHeadersUnchanged();
builder.AddTelemetry();
builder.Logging.FilterProxyLogs();
builder.Services.NameSpansByPath();
builder.AddKsfAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddHealthChecks().AddCheck<StartedCheck>(StartedCheck.Tag, tags: [StartedCheck.Tag]);
builder.Services.AddHealthPolicies();
builder.Services.AddRateLimits();
builder.Services.AddSingleton<ProxyConfigProvider>();
builder.Services.AddSingleton<IProxyConfigProvider>(services => services.GetRequiredService<ProxyConfigProvider>());
builder.Services.AddSingleton<CurrentConfiguration>();
builder.Services.AddSingleton<ConfigurationFile>();
builder.Services.AddHostedService<ConfigurationReload>();
builder.Services.AddReverseProxy().ConfigureHttpClient((_, client) =>
{
    client.KeepConnections();
    client.PassHeadersUnchanged();
});

var app = builder.Build();
await app.Services.GetRequiredService<ConfigurationFile>().LoadAsync();

app.UseProblems();
app.UseForwardedHeaders();
app.UseKnownMethods();
app.UseRequestSize();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();

app.MapOwnAddresses();
app.MapUnknownAddresses();
app.MapReverseProxy(proxy =>
{
    proxy.UsePortalPages();
    proxy.UseForwardingProblems();
    proxy.UseSecondReplica();
    proxy.UseLoadBalancing();
    proxy.UsePassiveHealthChecks();
});

await app.RunAsync();
