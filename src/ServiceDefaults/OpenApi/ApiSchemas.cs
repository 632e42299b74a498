using System.Text.Json.Nodes;
using Ksf.ServiceDefaults.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ksf.ServiceDefaults.OpenApi;

/// <summary>Describes the types that our own converters read and write, of which the framework knows nothing.</summary>
internal static class ApiSchemas
{
    public static OpenApiSchema OfEnum(Type type) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. EnumNames.Of(type).Select(name => (JsonNode)JsonValue.Create(name))],
    };

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
            (schema.Type, schema.Enum) = (OfEnum(type).Type, OfEnum(type).Enum);
        else if (type == typeof(string))
            schema.Type ??= JsonSchemaType.String;
        return Task.CompletedTask;
    }
}
