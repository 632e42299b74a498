using System.Reflection;
using System.Text.Json.Nodes;

namespace Ksf.Contracts;

/// <summary>
/// The JSON Schemas of the events' data. They are generated from the records, stored in <c>docs/schemas</c> and embedded in this library. A
/// test compares them.
/// </summary>
public static class EventSchemas
{
    /// <summary>The schema of a type's data; null when there is no such public type. All verbs of a noun share one schema.</summary>
    public static JsonNode? Read(EventType type)
    {
        if (Nouns.StateOf(type) is not { } state)
            return null;
        var name = type.Verb == Noun.Resynchronised.Name ? nameof(Resynchronised).ToLowerInvariant() : NameOf(state);
        using var stored = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidOperationException($"The schema {name}.json is not in the library: KSF_ACCEPT=1 ./ksf test Architecture.Tests writes it.");
        return JsonNode.Parse(stored);
    }

    /// <summary>The name of a state's schema: <c>knowledge.need.v1</c>.</summary>
    public static string NameOf(Type state) => $"{Nouns.Of(state).Key}.v{Nouns.Of(state).Version}";
}
