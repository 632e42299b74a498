using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Actors;
using Ksf.Registry.Agreements;
using Ksf.Registry.Bodies;
using Ksf.Registry.Clusters;
using Ksf.Registry.Counties;
using Ksf.Registry.Data;
using Ksf.Registry.Invitations;
using Ksf.Registry.Municipalities;
using Ksf.Registry.OpenData;
using Ksf.Registry.OutsideRegisters;
using Ksf.Registry.Parties;
using Ksf.Registry.Positions;
using Ksf.Registry.ReferenceData;
using Ksf.Registry.Reforms;
using Ksf.Registry.Regions;
using Ksf.Registry.Roles;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Subjects;

var builder = KsfService.CreateBuilder(args, "registry", out var deployment);

builder.AddDatabase<RegistryDbContext>();
if (deployment.Level == DeploymentLevel.National)
{
    builder.AddAuthority<Municipality>(MunicipalityState.Noun).AddAuthority<County>(CountyState.Noun).AddAuthority<Region>(RegionState.Noun)
        .AddAuthority<Party>(PartyState.Noun);
    builder.Services.AddSingleton<LoadReferenceData>();
    builder.Services.AddSingleton<IMigrationStep>(services => services.GetRequiredService<LoadReferenceData>());
    builder.AddOutsideRegisters();
}
builder.Services.AddSingleton<IMigrationStep, LoadStructure>();
builder.AddActors();
builder.AddRoles();
builder.AddInvitations();
builder.AddMail();
builder.AddClusters(deployment);
builder.AddBodies(deployment);
builder.AddAgreements(deployment);
builder.Services.AddSingleton<ApplyReforms>().AddHostedService<ReformWorker>();
builder.AddPositions(deployment);
// Registered after the steps that need only the database, so that those run while the broker starts.
if (deployment.Level == DeploymentLevel.National)
{
    builder.AddMessaging<RegistryDbContext>(events => events
        .Copy<Cluster, ClusterState>()
        .Copy<Body, BodyState>()
        .Copy<Agreement, AgreementState>()
        .Copy<Position, PositionState>());
}
else
{
    builder.AddMessaging<RegistryDbContext>(events => events
        .Copy<Municipality, MunicipalityState>()
        .Copy<County, CountyState>()
        .Copy<Region, RegionState>()
        .Copy<Party, PartyState>());
}
builder.Services.AddValidatorsFromAssemblyContaining<RegistryDbContext>(ServiceLifetime.Singleton, includeInternalTypes: true);
builder.Services.AddOpenApi("v1", ApiDescription.Configure);
builder.AddReadyWhen("municipalities", "select exists (select from municipalities)", "No municipality has come from the national Registry yet.");

var app = builder.Build();
app.UseServiceDefaults();
app.MapMunicipalities();
app.MapCounties();
app.MapRegions();
app.MapParties();
app.MapClusters();
app.MapAgreements();
app.MapPositions();
app.MapOpenData();
app.MapBodies();
app.MapActors();
app.MapRoles();
app.MapReforms();
app.MapSettlements();
app.MapInvitations();
return await app.RunServiceAsync(args);
