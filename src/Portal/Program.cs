using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ksf.Portal;
using Ksf.Portal.Data;
using Ksf.Portal.Deployments;
using Ksf.Portal.Development;
using Ksf.Portal.Forms;
using Ksf.Portal.Layout;
using Ksf.Portal.Info;
using Ksf.Portal.Needs;
using Ksf.Portal.People;
using Ksf.Portal.Reforms;
using Ksf.Portal.Problems;
using Ksf.Portal.Register;
using Ksf.Portal.Representation;
using Ksf.Portal.Services;
using Ksf.Portal.Session;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Telemetry;

// The content root is the program's folder, wherever it is started from, so that static files are found.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = FormExtensions.MaximumSize);
var settings = PortalSettings.From(builder.Configuration, builder.Environment);

builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
builder.Services.AddMemoryCache();
builder.Services.AddHealthChecks();
builder.AddTelemetry();
builder.AddPortalDatabase();
builder.Services.AddSignIn(settings);
builder.Services.AddScoped<Reader>();
builder.Services.AddForms();
builder.Services.AddHttpClient<ServiceClient>(gateway =>
{
    gateway.BaseAddress = settings.Gateway;
    gateway.Timeout = TimeSpan.FromSeconds(10);
});
builder.Services.AddScoped<DeploymentList>();
builder.Services.AddScoped<MyRoles>();
builder.Services.AddScoped<Representations>();
builder.Services.AddScoped<NeedsClient>();
builder.Services.AddScoped<PeopleClient>();
builder.Services.AddScoped<ReformClient>();
builder.Services.AddScoped<InvitationClient>();
builder.Services.AddScoped<MyDataClient>();
builder.Services.AddSingleton<MailDrop>();
builder.Services.AddScoped<NeedReader>();
builder.Services.AddScoped<RegisterClient>();
builder.Services.AddRazorComponents();
builder.Services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
// A gateway on the same machine is trusted by default.
builder.AddPublicAddress(IPAddress.Loopback, IPAddress.IPv6Loopback);

var app = builder.Build();

if (args is ["migrate", ..])
{
    await app.MigrateAsync();
    return;
}

app.UseForwardedHeaders();
app.UseMiddleware<ContentSecurity>();
app.UseExceptionHandler("/feil/500", createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/feil/{0}", createScopeForStatusCodePages: true);
app.UseErrorPagesAfterPost();
app.UseProblemKindJson();
app.UseRouting();
app.UseDatabaseOutage();
app.UseAuthentication();
app.UseSessionOutage();
app.UseMiddleware<KeptForms>();
app.UseAuthorization();
app.UseAntiforgery();
app.UseRefusedForms();

app.MapHealth();
// Before authentication, because a style sheet is nobody's.
app.MapStaticAssets().ShortCircuit();
app.MapSignIn();
app.MapLanguageChoice();
app.MapDrafts();
app.MapNeedCsv();
app.MapOpenData();
app.MapInvitations();
app.MapMyData();
app.MapRazorComponents<App>();
await app.RunAsync();
