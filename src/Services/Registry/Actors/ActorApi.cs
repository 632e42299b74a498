using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Actors;

internal static class ActorApi
{
    public static void AddActors(this WebApplicationBuilder builder)
    {
        builder.AddAuthority<Actor>(ActorState.Noun);
        builder.Services.AddScoped<FirstAccess>();
        builder.Services.AddSingleton<IMigrationStep, AddFirstSecretariat>();
        builder.Services.AddSingleton<IMigrationStep, AddDevelopmentPeople>();
        builder.Services.AddSingleton<IMigrationStep, HashAnew>();
    }

    public static void MapActors(this IEndpointRouteBuilder routes)
    {
        var actors = routes.MapGroup("/v1").WithTags("Actors").Validated();

        ActorTransitions.Table.Map(actors);
        actors.MapGet("/actors/{id:guid}", GetActor.HandleAsync).AboutTheCaller()
            .WithSummary("A person or a system, for itself and for those who register them.");
        actors.MapGet("/me", GetMe.HandleAsync).AboutTheCaller()
            .WithSummary("Whom the caller may act for today in this deployment.");
    }
}
