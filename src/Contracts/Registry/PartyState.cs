namespace Ksf.Contracts.Registry;

/// <summary>
/// A university, a hospital trust, an authority, an association, a committee or another party that takes part in KSF. Municipalities, clusters, regions and the
/// bodies of KSF have registers of their own.
/// </summary>
/// <param name="Id">Stays the same.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its Norwegian name (bokmål, or the only one it uses).</param>
/// <param name="Deployment">Id of the deployment that it belongs to: <c>vest</c>. Null for one of the whole country.</param>
/// <param name="ParentId">The registered party that it is part of; null where none is known.</param>
/// <param name="Sources">The documents and registers that its data comes from.</param>
/// <param name="OrganisationNumber">Nine digits in Enhetsregisteret; null where unknown, and for what is no organisation of its own.</param>
/// <param name="NameNn">Its name in nynorsk; null where it has no other than its Norwegian name, or it is unknown.</param>
/// <param name="NameEn">Its name in English; null where unknown.</param>
/// <param name="ValidFrom">The first day that it existed; null where unknown.</param>
/// <param name="ValidTo">The first day that it no longer existed; null while it exists.</param>
public sealed record PartyState(
    Guid Id,
    Open<PartyKind> Kind,
    string Name,
    string? Deployment,
    Guid? ParentId,
    IReadOnlyList<string> Sources,
    string? OrganisationNumber = null,
    string? NameNn = null,
    string? NameEn = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null) : IState<PartyState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "party", "parties", [new("registered", "a party was added to the register, or its data changed")])
    {
        IsNational = true,
    };
}

/// <summary>What a party is.</summary>
public enum PartyKind
{
    /// <summary>A university or a university college.</summary>
    University,

    /// <summary>A research institute.</summary>
    ResearchInstitute,

    /// <summary>A national or regional centre of competence or research.</summary>
    CompetenceCentre,

    /// <summary>A hospital trust (helseforetak) or another hospital.</summary>
    HospitalTrust,

    /// <summary>A regional health authority (regionalt helseforetak), which owns hospital trusts.</summary>
    RegionalHealthAuthority,

    /// <summary>An institution for research or health services of which no more is known, such as a centre that is part of a university.</summary>
    Institution,

    /// <summary>A ministry.</summary>
    Ministry,

    /// <summary>A county governor (statsforvalter).</summary>
    CountyGovernor,

    /// <summary>A directorate or another agency of the state.</summary>
    StateAgency,

    /// <summary>An authority or enterprise of the state of which no more is known.</summary>
    Authority,

    /// <summary>A county authority (fylkeskommune).</summary>
    CountyAuthority,

    /// <summary>KS, the organisation of municipalities and county authorities, and its regions.</summary>
    LocalGovernmentAssociation,

    /// <summary>An organisation of users of services, patients or persons with disabilities.</summary>
    UserOrganisation,

    /// <summary>Another association.</summary>
    Association,

    /// <summary>A body that belongs neither to a region nor to the nation, such as a council under a ministry.</summary>
    Body,

    /// <summary>A committee with a task of its own, such as assessing applications.</summary>
    Committee,
}
