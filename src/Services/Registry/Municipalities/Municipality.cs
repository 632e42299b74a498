using Ksf.Contracts.Registry;

namespace Ksf.Registry.Municipalities;

/// <summary>A municipality with all of its numbers, names, counties and regions over time.</summary>
internal sealed class Municipality : Registered<MunicipalityState>
{
    private readonly List<MunicipalityVersion> _versions = [];
    private readonly List<MunicipalitySuccession> _successors = [];

    public IReadOnlyList<MunicipalityVersion> Versions => _versions;

    public IReadOnlyList<MunicipalitySuccession> Successors => _successors;

    public override MunicipalityState State() => new(Id, [.. _versions.OrderBy(v => v.ValidFrom)], InOrder(_successors));

    /// <summary>Orders successors, so that equal states serialise equally.</summary>
    public static IReadOnlyList<MunicipalitySuccession> InOrder(IEnumerable<MunicipalitySuccession> successors) =>
        [.. successors.OrderBy(s => s.On).ThenBy(s => s.SuccessorId)];

    /// <summary>Keeps unchanged rows, so that their ETags stay valid.</summary>
    public override void Apply(MunicipalityState state)
    {
        List<MunicipalityVersion> versions = [.. state.Versions.Select(version => _versions.Find(held => AreEqual(held, version)) ?? version)];
        _versions.Clear();
        _versions.AddRange(versions);
        List<MunicipalitySuccession> successors = [.. state.Successors.Select(successor => _successors.Find(successor.Equals) ?? successor)];
        _successors.Clear();
        _successors.AddRange(successors);
    }

    /// <summary>The version on a day; the last one when the municipality has ceased.</summary>
    public MunicipalityVersion VersionOn(DateOnly day) =>
        _versions.Where(v => v.ValidFrom <= day).MaxBy(v => v.ValidFrom) ?? _versions.MinBy(v => v.ValidFrom)!;

    private static bool AreEqual(MunicipalityVersion one, MunicipalityVersion other) =>
        one.ParallelNames.SequenceEqual(other.ParallelNames) && one == other with { ParallelNames = one.ParallelNames };
}
