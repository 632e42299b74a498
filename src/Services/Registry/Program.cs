using Ksf.Contracts.Registry;
using Ksf.Registry.Actors;
using Ksf.Registry.Clusters;
using Ksf.Registry.Counties;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.Registry.ReferenceData;
using Ksf.Registry.Regions;
using Ksf.Registry.Roles;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Persistence;

var builder = KsfService.CreateBuilder(args, "registry", out var deployment);

builder.AddDatabase<RegistryDbContext>();
if (deployment.Level == DeploymentLevel.National)
    builder.Services.AddSingleton<IMigrationStep, LoadReferenceData>();
builder.AddActors();
builder.AddRoles();
builder.AddClusters();
// After what only wants the database, so that this is done while the broker starts.
if (deployment.Level == DeploymentLevel.National)
{
    builder.AddMessaging<RegistryDbContext>(events => events.Copy<Cluster, ClusterFounded>("*.registry.cluster.*"));
}
else
{
    builder.AddMessaging<RegistryDbContext>(events => events
        .Copy<Municipality, MunicipalityRegistered>("nasjonal.registry.municipality.*")
        .Copy<County, CountyRegistered>("nasjonal.registry.county.*")
        .Copy<Region, RegionRegistered>("nasjonal.registry.region.*"));
}
builder.Services.AddOpenApi("v1", ApiDescription.Configure);
builder.AddReadyWhen("municipalities", "select exists (select from municipalities)", "No municipality has come from the national Registry yet.");

var app = builder.Build();
app.UseServiceDefaults();
app.MapMunicipalities();
app.MapCounties();
app.MapRegions();
app.MapClusters();
app.MapActors();
app.MapRoles();
return await app.RunServiceAsync(args);
