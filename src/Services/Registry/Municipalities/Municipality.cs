using Ksf.Contracts.Registry;

namespace Ksf.Registry.Municipalities;

/// <summary>A municipality through all of its numbers, names, counties and regions.</summary>
internal sealed class Municipality : IRegistered<MunicipalityState>
{
    private readonly List<MunicipalityVersion> _versions = [];
    private readonly List<MunicipalitySuccession> _successors = [];

    public Guid Id { get; init; }

    public string Authority { get; set; } = "";

    public DateTimeOffset Epoch { get; set; }

    public long Sequence { get; set; }

    public IReadOnlyList<MunicipalityVersion> Versions => _versions;

    public IReadOnlyList<MunicipalitySuccession> Successors => _successors;

    public MunicipalityState State() => new(Id, [.. _versions.OrderBy(v => v.ValidFrom)], InOrder(_successors));

    /// <summary>One order for successors, so that the same state is always written the same.</summary>
    public static IReadOnlyList<MunicipalitySuccession> InOrder(IEnumerable<MunicipalitySuccession> successors) =>
        [.. successors.OrderBy(s => s.On).ThenBy(s => s.SuccessorId)];

    /// <summary>Rows that say the same are left alone, so that their ETags hold for as long as what they stand for.</summary>
    public void Become(MunicipalityState state)
    {
        List<MunicipalityVersion> versions = [.. state.Versions.Select(version => _versions.Find(held => SaysTheSame(held, version)) ?? version)];
        _versions.Clear();
        _versions.AddRange(versions);
        List<MunicipalitySuccession> successors = [.. state.Successors.Select(successor => _successors.Find(successor.Equals) ?? successor)];
        _successors.Clear();
        _successors.AddRange(successors);
    }

    /// <summary>What it is on a day; of one that has ended, what it was last.</summary>
    public MunicipalityVersion VersionOn(DateOnly day) =>
        _versions.Where(v => v.ValidFrom <= day).MaxBy(v => v.ValidFrom) ?? _versions.MinBy(v => v.ValidFrom)!;

    private static bool SaysTheSame(MunicipalityVersion one, MunicipalityVersion other) =>
        one.ParallelNames.SequenceEqual(other.ParallelNames) && one == other with { ParallelNames = one.ParallelNames };
}
