using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ksf.Contracts;

namespace Ksf.Architecture.Tests;

/// <summary>Writes the JSON Schema of a contract's record, with the descriptions of its documentation.</summary>
internal static partial class SchemaGenerator
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A number is written as a number; that readers also take a text is their kindness.</summary>
    private static readonly JsonSerializerOptions Exact = new(CloudEvent.Json) { NumberHandling = JsonNumberHandling.Strict };

    private static readonly Dictionary<string, XElement> Comments = XDocument
        .Load(Path.ChangeExtension(typeof(IState).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    public static string Of(Type record)
    {
        var schema = Exact.GetJsonSchemaAsNode(record, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Transform,
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", record.Name);
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.TypeInfo.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Open<>))
            node = OpenList(type.GetGenericArguments()[0]);
        if (node is not JsonObject schema)
            return node;
        LeaveOutWhatMayBeNull(schema);
        if (Describe(context) is { Length: > 0 } description)
            schema["description"] = description;
        return schema;
    }

    /// <summary>Any text is valid: the list may grow, and a reader keeps what it does not know.</summary>
    private static JsonObject OpenList(Type values) => new()
    {
        ["type"] = "string",
        ["examples"] = new JsonArray([.. Enum.GetNames(values).Select(name => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(name))]),
    };

    /// <summary>What is null is left out of an event.</summary>
    private static void LeaveOutWhatMayBeNull(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties || schema["required"] is not JsonArray required)
            return;
        var nullable = properties.Where(property => property.Value?["type"] is JsonArray types && types.Any(one => (string?)one == "null")).Select(property => property.Key).ToHashSet();
        var left = new JsonArray([.. required.Select(name => (string)name!).Where(name => !nullable.Contains(name)).Select(name => (JsonNode)name)]);
        schema["required"] = left;
        foreach (var name in nullable)
        {
            var types = properties[name]!["type"]!.AsArray().Select(one => (string)one!).Where(one => one != "null").ToList();
            properties[name]!["type"] = types.Count == 1 ? types[0] : new JsonArray([.. types.Select(one => (JsonNode)one)]);
        }
    }

    private static string? Describe(JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo is not { AttributeProvider: PropertyInfo property })
            return Text(Comments.GetValueOrDefault($"T:{context.TypeInfo.Type.FullName}")?.Element("summary"));
        var parameter = Comments.GetValueOrDefault($"T:{property.DeclaringType!.FullName}")?
            .Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name);
        return Text(parameter ?? Comments.GetValueOrDefault($"P:{property.DeclaringType.FullName}.{property.Name}")?.Element("summary"));
    }

    private static string? Text(XElement? comment) => comment is null ? null : Space.Replace(string.Concat(comment.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "see" } see => ((string)see.Attribute("cref")!).Split('.')[^1],
        XElement element => element.Value,
        _ => node.ToString(),
    })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }
}
