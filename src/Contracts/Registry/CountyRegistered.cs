namespace Ksf.Contracts.Registry;

/// <summary>What the register says of a county. Sent each time that changes.</summary>
/// <param name="Id">Stays the same.</param>
/// <param name="Number">Two digits (SSB, KLASS 104).</param>
/// <param name="Name">Norwegian name.</param>
/// <param name="ParallelNames">Names in other languages.</param>
/// <param name="ValidFrom">First day; for those that existed before the register begins, 2017-01-01.</param>
/// <param name="ValidTo">First day after; null while it exists.</param>
public sealed record CountyRegistered(
    Guid Id, string Number, string Name, IReadOnlyList<string> ParallelNames, DateOnly ValidFrom, DateOnly? ValidTo) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "no.ksf.registry.county.registered.v1";

    /// <inheritdoc/>
    string IEvent.Subject => $"counties/{Id}";
}
