using System.Collections.Concurrent;
using System.Reflection;

namespace Ksf.Contracts;

/// <summary>The nouns of the platform, looked up by their states.</summary>
public static class Nouns
{
    private static readonly ConcurrentDictionary<Type, Noun> Known = new();

    /// <summary>The states that an integrator may read, by noun and version.</summary>
    public static IReadOnlyList<Type> PublicStates { get; } =
    [
        .. typeof(Nouns).Assembly.GetTypes()
            .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IState)) && !Of(type).IsAccess)
            .OrderBy(type => Of(type).Key, StringComparer.Ordinal).ThenBy(type => Of(type).Version),
    ];

    /// <summary>The noun that a type is the state of.</summary>
    public static Noun Of(Type state) => Known.GetOrAdd(
        state, static type => (Noun)type.GetProperty("Noun", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    /// <summary>The public state that events of a type carry; null when there is no such public type.</summary>
    public static Type? StateOf(EventType type) =>
        PublicStates.FirstOrDefault(state => Of(state).Has(type) && Of(state).AllVerbs.Any(verb => verb.Name == type.Verb));
}
