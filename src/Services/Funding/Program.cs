using Ksf.Contracts.Registry;
using Ksf.Funding.Agreements;
using Ksf.Funding.Clusters;
using Ksf.Funding.Data;
using Ksf.Funding.SeedGrants;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Persistence;

var builder = KsfService.CreateBuilder(args, "funding", out _);

builder.AddDatabase<FundingDbContext>();
builder.AddMessaging<FundingDbContext>(events => events
    .Copy<KnownCluster, ClusterState>()
    .Copy<KnownAgreement, AgreementState>());
builder.Services.AddSingleton(SeedGrantRule.From(builder.Configuration));
builder.Services.AddOpenApi("v1", ApiDescription.Configure);

var app = builder.Build();
app.UseServiceDefaults();
app.MapClusters();
app.MapContributions();
return await app.RunServiceAsync(args);
