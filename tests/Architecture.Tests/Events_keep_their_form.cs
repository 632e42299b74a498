using Ksf.Contracts;
using Ksf.TestKit;

namespace Ksf.Architecture.Tests;

public sealed class Events_keep_their_form
{
    /// <summary>Words that a property of an event about a person would be named with.</summary>
    private static readonly string[] Personal = ["email", "firstName", "lastName", "phone", "subjectId", "sub", "nationalId", "personName"];

    private static readonly Type[] States =
    [
        .. typeof(IState).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IState))),
    ];

    public static TheoryData<string> Types { get; } =
        [.. Nouns.PublicStates.SelectMany(state => Nouns.Of(state).AllVerbs, (state, verb) => Nouns.Of(state).Type(verb.Name).ToString())];

    public static TheoryData<string> Schemas { get; } = [.. Nouns.PublicStates.Select(EventSchemas.NameOf)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_is_of_one_form_and_gives_a_routing_key(string type)
    {
        var parsed = EventType.Parse(type);

        Assert.Equal(type, parsed.ToString());
        Assert.Equal($"vest.{parsed.Service}.{parsed.Noun}.{parsed.Verb}", parsed.RoutingKey("vest"));
        Assert.NotNull(EventSchemas.Read(parsed));
    }

    [Theory]
    [InlineData("ksf.need.submitted")]
    [InlineData("no.ksf.knowledge.need.submitted")]
    [InlineData("no.ksf.knowledge.need.submitted.v0")]
    [InlineData("no.ksf.Knowledge.need.submitted.v1")]
    public void What_is_no_type_is_found_to_be_none(string type) => Assert.Throws<FormatException>(() => EventType.Parse(type));

    [Fact]
    public void Each_state_names_its_noun_and_no_two_are_of_the_same_noun_and_version()
    {
        Assert.NotEmpty(States);
        Assert.Each(States, state => Assert.Contains(state.GetInterfaces(), contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IState<>)));
        Assert.Distinct(States.Select(EventSchemas.NameOf));
    }

    [Fact]
    public void Each_verb_is_past_tense_and_says_when_it_is_sent() => Assert.Each(
        States.SelectMany(state => Nouns.Of(state).AllVerbs),
        verb => Assert.True(verb.Name.EndsWith("ed", StringComparison.Ordinal) || verb.Name is "withdrawn" or "taken", $"{verb.Name}: {verb.Meaning}"));

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task None_has_a_field_for_personal_data(string schema)
    {
        var names = await File.ReadAllTextAsync(Repository.Path("docs", "schemas", $"{schema}.json"));

        Assert.Each(Personal, word => Assert.DoesNotContain($"\"{word}\":", names, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_stored_schemas_are_those_of_the_records()
    {
        foreach (var state in Nouns.PublicStates)
            await StoredFile.CompareAsync(SchemaGenerator.Of(state), "docs", "schemas", $"{EventSchemas.NameOf(state)}.json");
        await StoredFile.CompareAsync(SchemaGenerator.Of(typeof(Resynchronised)), "docs", "schemas", "resynchronised.json");
    }

    [Fact]
    public async Task The_documentation_of_event_types_is_that_of_the_contracts() =>
        await StoredFile.CompareAsync(EventTypesPage.Text(), "docs", "event-types.md");
}
