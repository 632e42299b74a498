using FluentValidation;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Idempotency;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

internal static class NeedsApi
{
    public static void AddNeeds(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<IValidator<ReportNeed>, ReportNeed.Validator>()
        .AddSingleton<IValidator<ReviseNeed>, ReviseNeed.Validator>()
        .AddSingleton<IValidator<WithdrawNeed>, WithdrawNeed.Validator>();

    public static void MapNeeds(this IEndpointRouteBuilder routes)
    {
        var needs = routes.MapGroup("/v1/needs").WithTags("Needs").RequireAuthorization(Scopes.Read).Validated();

        needs.MapPost("/", ReportNeed.HandleAsync).RequirePermission(Permissions.ReportNeed).Idempotent()
            .WithSummary("Report a knowledge need for a municipality.");
        needs.MapGet("/", ListNeeds.HandleAsync)
            .WithSummary("The needs reported in this deployment, newest first.");
        needs.MapGet("/{id:guid}", ReadNeed.HandleAsync)
            .WithSummary("One need.");
        needs.MapPut("/{id:guid}", ReviseNeed.HandleAsync).RequirePermission(Permissions.ReviseNeed)
            .WithSummary("Revise a need while it is open for that.");
        needs.MapPost("/{id:guid}/withdrawal", WithdrawNeed.HandleAsync).RequirePermission(Permissions.WithdrawNeed)
            .WithSummary("Withdraw a need before anything has come of it.");
    }
}
