using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.KnowledgeSupport.Clusters;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Endorsements;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.KnowledgeSupport.Needs;
using Ksf.KnowledgeSupport.Overview;
using Ksf.KnowledgeSupport.Public;
using Ksf.KnowledgeSupport.Similar;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Tasks;

var builder = KsfService.CreateBuilder(args, "knowledge", out var deployment);

builder.AddDatabase<KnowledgeDbContext>();
builder.AddMessaging<KnowledgeDbContext>(events => events
    .Copy<KnownMunicipality, MunicipalityState>()
    .Copy<KnownCluster, ClusterState>()
    .Copy<KnownNeed, NeedState>()
    .Copy<Endorsement, EndorsementState>());
builder.AddReadyWhen("municipalities", "select exists (select from known_municipalities)", "No municipality has come from the national Registry yet.");
builder.AddNeeds();
builder.AddPublicNeeds();
builder.AddEndorsements(deployment);
builder.Services.AddScoped<NeedLists>();
builder.Services.AddSingleton<SimilarNeeds>();
builder.Services.AddValidatorsFromAssemblyContaining<KnowledgeDbContext>(ServiceLifetime.Singleton, includeInternalTypes: true);
builder.Services.AddOpenApi("v1", ApiDescription.Configure);

var app = builder.Build();
app.UseServiceDefaults();
app.MapNeeds();
app.MapOverview();
app.MapPublicNeeds();
app.MapEndorsements();
app.MapTasks();
return await app.RunServiceAsync(args);
