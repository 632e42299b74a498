namespace Ksf.Contracts.Registry;

/// <summary>A county in the register.</summary>
/// <param name="Id">Stays the same.</param>
/// <param name="Number">Two digits (SSB, KLASS 104).</param>
/// <param name="Name">Norwegian name.</param>
/// <param name="ParallelNames">Names in other languages.</param>
/// <param name="ValidFrom">First day; for those that existed before the register begins, 2017-01-01.</param>
/// <param name="ValidTo">First day after; null while it exists.</param>
public sealed record CountyState(
    Guid Id, string Number, string Name, IReadOnlyList<string> ParallelNames, DateOnly ValidFrom, DateOnly? ValidTo) : IState<CountyState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "county", "counties", [new("registered", "a county was added to the register, or its data changed")])
    {
        IsNational = true,
    };
}
