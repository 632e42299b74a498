namespace Ksf.Contracts.Registry;

/// <summary>A municipality in the register, with all of its names, numbers and counties over time.</summary>
/// <param name="Id">Stays the same through renumbering and change of name or county.</param>
/// <param name="Versions">In order of time, without gaps; the last one has no end while the municipality exists.</param>
/// <param name="Successors">Municipalities that took over its area when it ceased, or part of its area while it goes on.</param>
public sealed record MunicipalityState(
    Guid Id,
    IReadOnlyList<MunicipalityVersion> Versions,
    IReadOnlyList<MunicipalitySuccession> Successors) : IState<MunicipalityState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "municipality", "municipalities",
    [
        new("registered", "a municipality was added to the register, or its names, numbers or counties over time changed"),
    ])
    {
        IsNational = true,
    };
}

/// <summary>A municipality in one period.</summary>
/// <param name="Number">Four digits, unique among municipalities at any one date (SSB, KLASS 131).</param>
/// <param name="Name">Norwegian name; not unique.</param>
/// <param name="DisplayName">Name that is unique in its period, such as «Herøy (Nordland)».</param>
/// <param name="ParallelNames">Names in other languages (Sámi, Kven).</param>
/// <param name="CountyNumber">Two digits.</param>
/// <param name="Region">Deployment id of its KSF region; null where no region is settled (Oslo), which then uses <c>nasjonal</c>.</param>
/// <param name="OrganisationNumber">Nine digits in Enhetsregisteret; null where unknown.</param>
/// <param name="Population">Inhabitants in the year the source gives; null where unknown.</param>
/// <param name="CentralityClass">1 (most central) to 6 (SSB, KLASS 128); null where unknown.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">First day after; null while it holds.</param>
public sealed record MunicipalityVersion(
    string Number,
    string Name,
    string DisplayName,
    IReadOnlyList<string> ParallelNames,
    string CountyNumber,
    string? Region,
    string? OrganisationNumber,
    int? Population,
    int? CentralityClass,
    DateOnly ValidFrom,
    DateOnly? ValidTo);

/// <summary>A transfer of a municipality's area, or part of it, to another on a date.</summary>
/// <param name="SuccessorId">The municipality that took over.</param>
/// <param name="Kind">Merge: all of it went there. Split: it was divided, and a person decides what follows whom.</param>
/// <param name="On">The day it took effect.</param>
public sealed record MunicipalitySuccession(Guid SuccessorId, Open<SuccessionKind> Kind, DateOnly On);

/// <summary>How one municipality follows another.</summary>
public enum SuccessionKind
{
    /// <summary>The whole of it became part of the successor.</summary>
    Merge,

    /// <summary>It was divided between successors.</summary>
    Split,
}
