namespace Ksf.Contracts;

/// <summary>The data of the verb <see cref="Noun.Resynchronised"/>, in place of a state.</summary>
/// <param name="Count">Number of records restated.</param>
public sealed record Resynchronised(long Count);

/// <summary>A service asks the authorities of some nouns to restate them, because it keeps new copies or was restored.</summary>
/// <param name="Id">Id of the request.</param>
/// <param name="Nouns">The nouns: <c>knowledge.need</c>.</param>
/// <param name="By">The requesting service: <c>/vest/knowledge</c>.</param>
public sealed record ResynchronisationState(Guid Id, IReadOnlyList<string> Nouns, string By) : IState<ResynchronisationState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("platform", "resynchronisation", "resynchronisations",
    [
        new("requested", "a service with new copies or a restored database asks the authorities to restate their nouns; not in the feed"),
    ]);
}
