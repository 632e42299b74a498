using Ksf.Contracts.Registry;
using Ksf.KnowledgeSupport.Clusters;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.KnowledgeSupport.Needs;
using Ksf.KnowledgeSupport.Overview;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Persistence;

var builder = KsfService.CreateBuilder(args, "knowledge", out var deployment);

builder.AddDatabase<KnowledgeDbContext>();
builder.AddMessaging<KnowledgeDbContext>(events =>
{
    events
        .Copy<KnownMunicipality, MunicipalityRegistered>("nasjonal.registry.municipality.registered")
        .Copy<KnownCluster, ClusterFounded>("*.registry.cluster.founded");
    if (deployment.Level == DeploymentLevel.National)
        events.CopyNeeds();
});
builder.AddReadyWhen("municipalities", "select exists (select from known_municipalities)", "No municipality has come from the national Registry yet.");
builder.AddNeeds();
builder.Services.AddOpenApi("v1", ApiDescription.Configure);

var app = builder.Build();
app.UseServiceDefaults();
app.MapNeeds();
app.MapOverview();
return await app.RunServiceAsync(args);
