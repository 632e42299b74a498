using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Ksf.Contracts;
using Ksf.TestKit;

namespace Ksf.Architecture.Tests;

public sealed class Events_keep_their_form
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Words that a property of an event about a person would be named with.</summary>
    private static readonly string[] Personal = ["email", "firstName", "lastName", "phone", "subjectId", "sub", "nationalId", "personName"];

    public static TheoryData<string> Types { get; } = [.. PublicEvents.ByType.Keys.Order()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_is_of_one_form_and_gives_a_routing_key(string type)
    {
        var parsed = EventType.Parse(type);

        Assert.Equal(type, parsed.ToString());
        Assert.Equal($"vest.{parsed.Service}.{parsed.Noun}.{parsed.Verb}", parsed.RoutingKey("vest"));
    }

    [Theory]
    [InlineData("ksf.need.submitted")]
    [InlineData("no.ksf.knowledge.need.submitted")]
    [InlineData("no.ksf.knowledge.need.submitted.v0")]
    [InlineData("no.ksf.Knowledge.need.submitted.v1")]
    public void What_is_no_type_is_said_to_be_none(string type) => Assert.Throws<FormatException>(() => EventType.Parse(type));

    [Theory]
    [MemberData(nameof(Types))]
    public void None_has_a_field_for_personal_data(string type)
    {
        var names = Schema(type).ToJsonString();

        Assert.All(Personal, word => Assert.DoesNotContain($"\"{word}\":", names, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_schema_is_the_stored_one(string type) =>
        await StoredFile.CompareAsync(Schema(type).ToJsonString(Indented) + "\n", "docs", "schemas", $"{type}.json");

    private static JsonNode Schema(string type) =>
        CloudEvent.Json.GetJsonSchemaAsNode(PublicEvents.ByType[type], new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
}
