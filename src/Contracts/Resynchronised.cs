namespace Ksf.Contracts;

/// <summary>What the verb <see cref="Noun.Resynchronised"/> carries in place of a state.</summary>
/// <param name="Count">How many records were restated.</param>
public sealed record Resynchronised(long Count);

/// <summary>A service asks the authorities of a noun to restate it, because it keeps a new copy or was restored.</summary>
/// <param name="Id">Id of the request.</param>
/// <param name="Requested">The noun: <c>knowledge.need</c>.</param>
/// <param name="By">Who asks: <c>/vest/knowledge</c>.</param>
public sealed record ResynchronisationState(Guid Id, string Requested, string By) : IState<ResynchronisationState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("platform", "resynchronisation", "resynchronisations",
    [
        new("requested", "a service keeps a new copy of a noun, or was restored, and asks the noun's authorities to restate it"),
    ]);
}
