using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

internal static class AgreementApi
{
    public static void AddAgreements(this WebApplicationBuilder builder, Deployment deployment) =>
        builder.AddAuthority<Agreement>(AgreementState.Noun, agreement => agreement.Authority == deployment.Id);

    public static void MapAgreements(this IEndpointRouteBuilder routes)
    {
        var agreements = routes.MapGroup("/v1/agreements").WithTags("Agreements").Validated();

        AgreementTransitions.Table.Map(agreements);
        agreements.MapGet("/", ListAgreements.HandleAsync).Public()
            .WithSummary("The agreements of this deployment, past and present; the national one lists all regions'.");
        agreements.MapGet("/{id:guid}", GetAgreement.HandleAsync).Public()
            .WithSummary("One agreement on a day: its parties, its financing keys, and whether a renewal is due.");
        agreements.MapGet("/{id:guid}/contributions", GetContributions.HandleAsync).Public()
            .WithSummary("What each party contributes in a year; nothing when nothing is settled for it.");
        agreements.MapGet("/{id:guid}/contributions.csv", ContributionsCsv.HandleAsync).Public()
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as a file for a spreadsheet, in the language of Accept-Language.");
    }
}
