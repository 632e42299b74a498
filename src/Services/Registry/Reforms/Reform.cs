namespace Ksf.Registry.Reforms;

/// <summary>What a reform does to one municipality, as far as records that name it are concerned. A new number or name is none: the municipality keeps its id.</summary>
/// <param name="MunicipalityId">The municipality.</param>
/// <param name="On">The day.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Successors">Those that take over its area or part of it; none when it moves to another region.</param>
/// <param name="GoesOn">Whether the municipality exists on the day too.</param>
internal sealed record Reform(Guid MunicipalityId, DateOnly On, ReformKind Kind, IReadOnlyList<Guid> Successors, bool GoesOn)
{
    /// <summary>Whether it concerns a part of a record with some period. One that the municipality goes on with is concerned when it began before.</summary>
    public bool Concerns(DateOnly? from, DateOnly? to) =>
        (to is not { } end || (end > On && (from is not { } first || end > first))) && (!GoesOn || from is not { } began || began < On);
}

/// <summary>What a reform does to a municipality.</summary>
internal enum ReformKind
{
    /// <summary>It becomes part of another, or of a new one.</summary>
    Merge,

    /// <summary>It is divided, or gives off a part.</summary>
    Split,

    /// <summary>It moves to another region.</summary>
    Move,
}
