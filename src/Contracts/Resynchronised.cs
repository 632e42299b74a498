namespace Ksf.Contracts;

/// <summary>What the verb <see cref="Noun.Resynchronised"/> carries in place of a state.</summary>
/// <param name="Count">How many records were restated.</param>
public sealed record Resynchronised(long Count);

/// <summary>A service asks the authorities of some nouns to restate them, because it keeps new copies or was restored.</summary>
/// <param name="Id">Id of the request.</param>
/// <param name="Nouns">The nouns: <c>knowledge.need</c>.</param>
/// <param name="By">Who asks: <c>/vest/knowledge</c>.</param>
public sealed record ResynchronisationState(Guid Id, IReadOnlyList<string> Nouns, string By) : IState<ResynchronisationState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("platform", "resynchronisation", "resynchronisations",
    [
        new("requested", "a service keeps new copies, or was restored, and asks the authorities of their nouns to restate them; not in the feed"),
    ]);
}
