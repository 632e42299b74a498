using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Actors;

internal static class ActorApi
{
    public static void AddActors(this WebApplicationBuilder builder)
    {
        builder.AddAuthority<Actor>(ActorState.Noun);
        builder.Services.AddScoped<InitialAccess>();
        builder.Services.AddSingleton<IMigrationStep, AddFirstSecretariat>();
        builder.Services.AddSingleton<IMigrationStep, AddDevelopmentPeople>();
        builder.Services.AddSingleton<IMigrationStep, RehashIdentities>();
        builder.Services.AddSingleton<ErasureList>();
        builder.Services.AddSingleton<IMigrationStep, RepeatErasures>();
    }

    public static void MapActors(this IEndpointRouteBuilder routes)
    {
        var actors = routes.MapGroup("/v1").WithTags("Actors").Validated();

        ActorTransitions.Table.Map(actors);
        actors.MapGet("/actors/{id:guid}", GetActor.HandleAsync).ForTheCaller()
            .WithSummary("One person or system. Visible to itself and to those who register actors.");
        actors.MapGet("/actors", ListActors.HandleAsync).ForTheCaller()
            .WithSummary("Persons and systems by name, to give roles to. A secretariat sees all; who gives roles at an organisation sees those who have or have had one there.");
        actors.MapPost("/actors/{id:guid}/erasure", EraseActor.HandleAsync).ChangesTheCallersOwn().AsChange(keyRequired: false)
            .WithSummary("Erase a person: name, address and identity go, roles end, and history keeps the opaque id. By the person, or by a secretariat.");
        actors.MapGet("/actors/{id:guid}/export", ExportPerson.HandleAsync).ForTheCaller()
            .WithSummary("Everything that names a person in this deployment's Registry. For the person, or for a secretariat on behalf of the person.");
        actors.MapGet("/me/export", ExportPerson.HandleMineAsync).ForTheCaller()
            .WithSummary("Everything that names the caller in this deployment's Registry.");
        actors.MapGet("/me", GetMe.HandleAsync).ForTheCaller()
            .WithSummary("The organisations that the caller may act for today in this deployment.");
    }
}
