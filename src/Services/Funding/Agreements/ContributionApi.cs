using Ksf.ServiceDefaults.Access;

namespace Ksf.Funding.Agreements;

internal static class ContributionApi
{
    // What public bodies have agreed to pay is a public record.
    public static void MapContributions(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/contributions", ListContributions.HandleAsync)
        .Public()
        .WithTags("Contributions")
        .WithSummary("What parties contribute by the financing keys of agreements, by year, with the sum of all that match.");
}
