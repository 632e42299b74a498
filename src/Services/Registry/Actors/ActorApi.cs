using FluentValidation;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Idempotency;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Actors;

internal static class ActorApi
{
    public static void AddActors(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ActorRegistration>();
        builder.Services.AddSingleton<IValidator<RegisterPerson>, RegisterPerson.Validator>();
        builder.Services.AddSingleton<IValidator<RegisterSystem>, RegisterSystem.Validator>();
        builder.Services.AddScoped<FirstAccess>();
        builder.Services.AddSingleton<IMigrationStep, AddFirstSecretariat>();
        builder.Services.AddSingleton<IMigrationStep, AddDevelopmentPeople>();
    }

    public static void MapActors(this IEndpointRouteBuilder routes)
    {
        var actors = routes.MapGroup("/v1").WithTags("Actors").RequireAuthorization(Scopes.Read).Validated();

        actors.MapPost("/persons", RegisterPerson.HandleAsync).RequirePermission(Permissions.RegisterActor).Idempotent()
            .WithSummary("Register a person, who can then be given roles.");
        actors.MapPost("/systems", RegisterSystem.HandleAsync).RequirePermission(Permissions.RegisterActor).Idempotent()
            .WithSummary("Register a system, which can then be given roles.");
        actors.MapGet("/actors/{id:guid}", GetActor.HandleAsync)
            .WithSummary("A person or a system, for itself and for those who register them.");
        actors.MapGet("/me", GetMe.HandleAsync)
            .WithSummary("Whom the caller may act for today in this deployment.");
    }
}
