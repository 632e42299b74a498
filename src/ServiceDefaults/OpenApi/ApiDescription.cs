using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Ksf.ServiceDefaults.OpenApi;

/// <summary>The API's description (OpenAPI 3.1), made from the code. A test compares it with the file in <c>docs/openapi/</c>.</summary>
public static class ApiDescription
{
    /// <summary>Given to <c>AddOpenApi</c> by the service itself, so that its own comments become the descriptions.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            var service = context.ApplicationServices.GetRequiredService<Deployment>().Service;
            document.Info = new OpenApiInfo
            {
                Title = $"KSF {service}",
                Version = "v1",
                Description = "Addresses are under the deployment and service at the gateway: `/{deployment}/" + service + "/v1/…`. "
                    + "Errors are problem documents (RFC 9457) in the language of Accept-Language (nb, nn, en).",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Describe);
    }

    internal static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/{documentName}/openapi.json").AllowAnonymous();

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var scopes = metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct().ToList();
        var permission = metadata.OfType<PermissionRequired>().FirstOrDefault()?.Permission;
        if (scopes.Count > 0)
        {
            var needs = $"Scope: {string.Join(", ", scopes.Select(s => $"`{s}`"))}." + (permission is null ? "" : $" Permission: `{permission}`.");
            operation.Description = string.Join("\n\n", new[] { operation.Description, needs }.Where(text => !string.IsNullOrEmpty(text)));
        }
        if (metadata.OfType<TakesIdempotencyKey>().FirstOrDefault() is { } key)
            AddHeader(operation, ChangeExtensions.Header, key.Required, "A random value, the same when the request is sent again; 1–100 characters, kept 24 hours.");
        if (context.Description.ParameterDescriptions.Any(p => p.Type == typeof(ExpectedVersion)) || TakesExpectedVersion(metadata))
            AddHeader(operation, "If-Match", required: true, "The ETag of the version that the change is made from.");
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse { Description = $"A problem document; see {nameof(CommonProblems)}." };
        return Task.CompletedTask;
    }

    private static bool TakesExpectedVersion(IList<object> metadata) =>
        metadata.OfType<System.Reflection.MethodInfo>().Any(method => method.GetParameters().Any(p => p.ParameterType == typeof(ExpectedVersion)));

    private static void AddHeader(OpenApiOperation operation, string name, bool required, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });
}
