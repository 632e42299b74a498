using Ksf.Gateway.Configuration;
using Ksf.Gateway.Headers;
using Ksf.Gateway.Health;
using Ksf.Gateway.Limits;
using Ksf.Gateway.Problems;
using Ksf.Gateway.Routes;
using Ksf.Gateway.Status;
using Ksf.Gateway.Telemetry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Telemetry;
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.ConfigureServerLimits();
builder.AddTelemetry();
builder.Logging.KeepToChanges();
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
builder.Services.AddReverseProxy().ConfigureHttpClient((_, client) => client.KeepConnections());

var app = builder.Build();
await app.Services.GetRequiredService<ConfigurationFile>().LoadAsync();

app.UseSecurityHeaders();
app.UseProblems();
app.UseRequestSize();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();

app.MapHealth();
app.MapHealth("/health/started", StartedCheck.Tag);
app.MapStatus();
app.MapUnknownAddresses();
app.MapReverseProxy(proxy =>
{
    proxy.UseForwardingProblems();
    proxy.UseLoadBalancing();
    proxy.UsePassiveHealthChecks();
});

await app.RunAsync();
