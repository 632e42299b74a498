using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ksf.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ksf.ServiceDefaults.OpenApi;

/// <summary>Describes the types of our own converters, which the framework cannot infer.</summary>
internal static class ApiSchemas
{
    public static OpenApiSchema OfEnum(Type type) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. Open.NamesOf(type).Select(name => (JsonNode)JsonValue.Create(name))],
    };

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var declared = context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum && OfEnum(type) is var named)
            (schema.Type, schema.Enum) = (named.Type, named.Enum);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Open<>))
            (schema.Type, schema.Examples) = (JsonSchemaType.String, OfEnum(type.GetGenericArguments()[0]).Enum);
        else if (type == typeof(string) || type == typeof(DateOnly) || type == typeof(Guid))
            schema.Type = declared != type || context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        else if (type == typeof(decimal))
            (schema.Type, schema.Format) = (declared != type ? JsonSchemaType.Number | JsonSchemaType.Null : JsonSchemaType.Number, "decimal");
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && element == typeof(string))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        if (type == typeof(DateOnly))
            schema.Format = "date";
        else if (type == typeof(Guid))
            schema.Format = "uuid";
        return Task.CompletedTask;
    }
}
