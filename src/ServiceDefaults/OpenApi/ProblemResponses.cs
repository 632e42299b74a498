using System.Globalization;
using System.Reflection;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ksf.ServiceDefaults.OpenApi;

/// <summary>
/// Describes the refusals of an operation, which follow from what it asks for: a token, a permission, a version, a key, a body. A noun's
/// own problem types are in the default response.
/// </summary>
internal static class ProblemResponses
{
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        const string name = nameof(ProblemDocument);
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(name) is not true)
            document.AddComponent(name, await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), null, cancellationToken));

        var known = (operation.Responses ?? []).ToList();
        operation.Responses = [];
        foreach (var (status, response) in known)
            operation.Responses[status] = response;
        foreach (var same in Of(operation, context.Description.ActionDescriptor.EndpointMetadata).GroupBy(problem => problem.Status).OrderBy(same => same.Key))
        {
            operation.Responses[same.Key.ToString(CultureInfo.InvariantCulture)] =
                Response(document, string.Join(' ', same.Select(problem => $"`{problem.Type}`: {problem.Title.En}.")));
        }
        operation.Responses["default"] = Response(
            document, "A problem document: `type` says which kind of problem, `detail` what to do, and `errors` what is wrong with which field.");
    }

    private static IEnumerable<ProblemType> Of(OpenApiOperation operation, IList<object> metadata)
    {
        var parameters = operation.Parameters ?? [];
        var key = metadata.OfType<TakesIdempotencyKey>().FirstOrDefault();
        var takesVersion = metadata.OfType<MethodInfo>().Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ExpectedVersion)));
        (bool Can, ProblemType[] Problems)[] table =
        [
            (true, [CommonProblems.UnreadableRequest]),
            (operation.RequestBody is not null, [CommonProblems.UnreadableBody, CommonProblems.TooLarge, CommonProblems.UnsupportedMediaType, CommonProblems.CompressedBody]),
            (operation.RequestBody is not null || parameters.Any(parameter => parameter.In is ParameterLocation.Query), [CommonProblems.InvalidFields]),
            (!metadata.OfType<IAllowAnonymous>().Any(), [CommonProblems.NotSignedIn, CommonProblems.MissingScope]),
            (metadata.OfType<ReadAccess>().Contains(ReadAccess.Role), [AccessProblems.NoRole]),
            (metadata.OfType<PermissionRequired>().Any(), [CommonProblems.NotPermitted]),
            (parameters.Any(parameter => parameter.In is ParameterLocation.Path), [CommonProblems.NotFound]),
            (key?.Required is true, [CommonProblems.IdempotencyKeyMissing]),
            (key is not null, [CommonProblems.IdempotencyKeyTooLong, CommonProblems.IdempotencyKeyInUse, CommonProblems.IdempotencyKeyReused]),
            (takesVersion, [CommonProblems.VersionUnreadable, CommonProblems.VersionMissing, CommonProblems.VersionOutdated, TransitionProblems.NotOpen]),
        ];
        return table.Where(row => row.Can).SelectMany(row => row.Problems);
    }

    private static OpenApiResponse Response(OpenApiDocument document, string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(ProblemDocument), document) },
        },
    };
}
