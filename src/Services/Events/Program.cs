using Ksf.Events.Data;
using Ksf.Events.Log;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Persistence;

var builder = KsfService.CreateBuilder(args, "events", out _);

builder.AddDatabase<EventsDbContext>();
builder.AddEventLog();
builder.AddMessaging<EventsDbContext>(events => events.All<AppendToLog>());
builder.Services.AddOpenApi("v1", ApiDescription.Configure);

var app = builder.Build();
app.UseServiceDefaults();
app.MapEvents();
return await app.RunServiceAsync(args);
