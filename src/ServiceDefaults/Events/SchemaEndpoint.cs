using System.Text.Json.Nodes;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ksf.ServiceDefaults.Events;

/// <summary>Serves the JSON Schema of each event's data, where the event's <c>dataschema</c> points.</summary>
internal static class SchemaEndpoint
{
    public static void MapSchemas(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/schemas/{type}", Read)
        .WithTags("Schemas")
        .WithSummary("The JSON Schema of an event type's data.")
        .Public();

    private static Results<JsonHttpResult<JsonNode>, Problem> Read(
        [ParameterDescription("An event's `type`.")] string type, Deployment deployment)
    {
        if (EventType.TryParse(type) is not { } parsed || (parsed.Service != deployment.Service && parsed.Service != "platform"))
            return CommonProblems.NotFound.With();
        if (EventSchemas.Read(parsed) is not { } schema)
            return CommonProblems.NotFound.With();
        schema["$id"] = $"{deployment.ServiceUrl}/v1/schemas/{type}";
        return TypedResults.Json(schema, contentType: "application/schema+json");
    }
}
