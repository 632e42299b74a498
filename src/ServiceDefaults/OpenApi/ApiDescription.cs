using System.Reflection;
using Ksf.Contracts.Deployments;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Ksf.ServiceDefaults.OpenApi;

/// <summary>
/// The API description (OpenAPI 3.1), generated from the code and served without sign-in at <c>/{deployment}/{service}/v1/openapi.json</c>.
/// A test compares it with the file in <c>docs/openapi/</c>.
/// </summary>
public static class ApiDescription
{
    private const string SignIn = "openId";

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal)
    {
        [Access.Scopes.Read] = "Read what every participant may read.",
        [Access.Scopes.Write] = "Change what one's roles permit.",
        [Access.Scopes.Events] = "Read the feed of events.",
    };

    /// <summary>Passed to <c>AddOpenApi</c> in each service, so that the service's XML comments become the descriptions.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeAsync);
        options.AddOperationTransformer(ProblemResponses.DescribeAsync);
        options.AddSchemaTransformer(ApiSchemas.DescribeAsync);
    }

    internal static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/{documentName}/openapi.json").AllowAnonymous();

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var deployment = context.ApplicationServices.GetRequiredService<Deployment>();
        var authority = context.ApplicationServices.GetRequiredService<IConfiguration>()["Identity:Authority"]!.TrimEnd('/');
        document.Info = new OpenApiInfo
        {
            Title = $"KSF {deployment.Service}",
            Version = "v1",
            Description = "Errors are problem documents (RFC 9457) in the language of Accept-Language (nb, nn, en). HEAD is answered wherever GET is.",
        };
        document.Servers =
        [
            new OpenApiServer
            {
                Url = "/{deployment}/{service}",
                Description = "At the gateway. Each deployment has its own data.",
                Variables = new Dictionary<string, OpenApiServerVariable>(StringComparer.Ordinal)
                {
                    ["deployment"] = new() { Default = deployment.Id, Enum = [.. DeploymentId.Known.Select(id => id.Id)] },
                    ["service"] = new() { Default = deployment.Service, Enum = [deployment.Service] },
                },
            },
        ];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[SignIn] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OpenIdConnect,
            OpenIdConnectUrl = new Uri($"{authority}/.well-known/openid-configuration"),
            Description = "A bearer token with the scopes that the operation names. " + string.Join(' ', Scopes.Select(scope => $"`{scope.Key}`: {scope.Value}")),
        };
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<IAllowAnonymous>().Any())
            DescribeAccess(operation, context.Document!, metadata);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (context.Description.ParameterDescriptions.FirstOrDefault(described => described.Name == parameter.Name) is { } described)
                DescribeParameter(parameter, described);
        }
        if (metadata.OfType<TakesIdempotencyKey>().FirstOrDefault() is { } key)
        {
            AddDryRun(operation);
            AddHeader(operation, ChangeExtensions.Header, key.Required, "A random value, the same when the request is sent again; 1–100 characters, kept 24 hours.");
        }
        if (metadata.OfType<MethodInfo>().Any(method => method.GetParameters().Any(p => p.ParameterType == typeof(ExpectedVersion))))
            AddHeader(operation, "If-Match", required: true, "The ETag of the version that the change is made from.");
        return Task.CompletedTask;
    }

    private static void DescribeAccess(OpenApiOperation operation, OpenApiDocument document, IEnumerable<object> metadata)
    {
        var scopes = metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct().ToList();
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SignIn, document)] = scopes }];
        if (metadata.OfType<PermissionRequired>().FirstOrDefault() is not { } required)
            return;
        var needs = $"Permission: `{required.Permission}`.";
        operation.Description = string.IsNullOrEmpty(operation.Description) ? needs : $"{operation.Description}\n\n{needs}";
    }

    private static void DescribeParameter(OpenApiParameter parameter, ApiParameterDescription described)
    {
        var type = described.ParameterDescriptor?.ParameterType ?? described.Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(IsoDate))
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" };
        else if (type == typeof(Guid))
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>))
            parameter.Schema = ApiSchemas.OfEnum(type.GenericTypeArguments[0]);
        if (described.ParameterDescriptor is IParameterInfoParameterDescriptor { ParameterInfo: var info }
            && info.GetCustomAttributes(inherit: false).OfType<ParameterDescriptionAttribute>().FirstOrDefault() is { } description)
            parameter.Description = description.Text;
        else if (parameter is { Name: "id", Description: null or "" })
            parameter.Description = "Its id, as the answers give it.";
    }

    private static void AddDryRun(OpenApiOperation operation) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = DryRun.Parameter,
        In = ParameterLocation.Query,
        Description = "true: every rule is checked and nothing is changed. A success is 200 with the body that the change would answer; ids and numbers in it are not reserved.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean },
    });

    private static void AddHeader(OpenApiOperation operation, string name, bool required, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });
}
