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
        else if (IsOpen(type))
            (schema.Type, schema.Examples) = (JsonSchemaType.String, OfEnum(type.GetGenericArguments()[0]).Enum);
        else if (type == typeof(string) || type == typeof(DateOnly) || type == typeof(Guid))
            schema.Type = declared != type || context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        else if (type == typeof(decimal))
            (schema.Type, schema.Format) = (declared != type ? JsonSchemaType.Number | JsonSchemaType.Null : JsonSchemaType.Number, "decimal");
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && OfElement(element) is { } items)
            schema.Items = items;
        if (type == typeof(DateOnly))
            schema.Format = "date";
        else if (type == typeof(Guid))
            schema.Format = "uuid";
        return Task.CompletedTask;
    }

    /// <summary>The items of a list, where they are of a type that the framework cannot infer; null for others.</summary>
    private static OpenApiSchema? OfElement(Type type) => type switch
    {
        _ when type == typeof(string) => new OpenApiSchema { Type = JsonSchemaType.String },
        _ when type == typeof(Guid) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        { IsEnum: true } => OfEnum(type),
        _ when IsOpen(type) => new OpenApiSchema { Type = JsonSchemaType.String, Examples = OfEnum(type.GetGenericArguments()[0]).Enum },
        _ => null,
    };

    private static bool IsOpen(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Open<>);
}
