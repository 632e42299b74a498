using System.Collections;
using System.Reflection;
using System.Text.Json;
using Ksf.Portal.Services;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

/// <summary>The portal's records cannot drift from the services: each is compared with the stored API description.</summary>
public sealed class ApiSchemaTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<Type> Read { get; } = [.. With<FromApiAttribute>()];

    public static TheoryData<Type> Sent { get; } = [.. With<ToApiAttribute>()];

    [Theory]
    [MemberData(nameof(Read))]
    public void What_is_read_is_what_the_service_answers(Type record)
    {
        var from = record.GetCustomAttribute<FromApiAttribute>()!;
        var schemas = from.Schemas.Select(schema => Schema(from.Service, schema)).ToList();

        Assert.NotEmpty(schemas);
        Assert.Each(Properties(record), property =>
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var having = schemas.Where(schema => schema.GetProperty("properties").TryGetProperty(name, out _)).ToList();
            Assert.True(having.Count > 0, $"{record.Name}.{property.Name} is in none of {string.Join(", ", from.Schemas)}.");
            if (!MayBeNull(property))
                Assert.True(having.Count == schemas.Count && having.All(schema => !AllowsNull(schema.GetProperty("properties").GetProperty(name))), $"{record.Name}.{property.Name} may be missing or null.");
            Assert.Each(having, schema => Assert.Equal(Kind(property.PropertyType), Kind(schema.GetProperty("properties").GetProperty(name), from.Service)));
        });
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public void What_is_sent_is_what_the_service_takes(Type record)
    {
        var to = record.GetCustomAttribute<ToApiAttribute>()!;

        Assert.Equal(
            Schema(to.Service, to.Schema).GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal),
            Properties(record).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Type> With<TAttribute>()
        where TAttribute : Attribute => typeof(FromApiAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttribute<TAttribute>() is not null);

    private static IEnumerable<PropertyInfo> Properties(Type record) =>
        record.GetProperties().Where(property => property.Name != "EqualityContract" && property.CanWrite);

    private static JsonElement Schema(string service, string schema) => Description(service).GetProperty("components").GetProperty("schemas").GetProperty(schema);

    private static JsonElement Description(string service) =>
        JsonDocument.Parse(File.ReadAllText(Repository.Path("docs", "openapi", $"{service}.json"))).RootElement;

    private static bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || Nullability.Create(property).ReadState == NullabilityState.Nullable;

    private static bool AllowsNull(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(one => one.GetString() == "null");

    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var one when one == typeof(string) || one == typeof(Guid) || one == typeof(DateTimeOffset) || one == typeof(DateOnly) => "string",
        var one when one == typeof(int) || one == typeof(long) => "integer",
        var one when one == typeof(decimal) => "number",
        var one when one == typeof(bool) => "boolean",
        var one when one.IsAssignableTo(typeof(IEnumerable)) => "array",
        _ => "object",
    };

    private static string Kind(JsonElement schema, string service)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Kind(Schema(service, reference.GetString()!.Split('/')[^1]), service);
        if (schema.TryGetProperty("oneOf", out var choices))
            return Kind(choices.EnumerateArray().First(choice => !choice.TryGetProperty("type", out var one) || one.ToString() != "null"), service);
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("enum", out _) ? "string" : "object";
        return type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).First(one => one is not "null" and not "string" || type.GetArrayLength() == 2 && one == "string") : type.GetString()!;
    }
}
