using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Ksf.Contracts;
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
        .AllowAnonymous();

    private static Results<JsonHttpResult<JsonNode>, Problem> Read(
        [ParameterDescription("An event's `type`.")] string type, Deployment deployment)
    {
        if (!PublicEvents.ByType.TryGetValue(type, out var record) || EventType.Parse(type).Service != deployment.Service)
            return CommonProblems.NotFound.With();
        var schema = CloudEvent.Json.GetJsonSchemaAsNode(record, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["$id"] = $"{deployment.ServiceUrl}/v1/schemas/{type}";
        return TypedResults.Json(schema, contentType: "application/schema+json");
    }
}
