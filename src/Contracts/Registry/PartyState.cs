namespace Ksf.Contracts.Registry;

/// <summary>
/// An institution, an authority, an association, a committee or another party that takes part in KSF. Municipalities, clusters, regions and the bodies of
/// KSF have registers of their own.
/// </summary>
/// <param name="Id">Stays the same.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Deployment">Id of the deployment that it belongs to: <c>vest</c>. Null for one of the whole country.</param>
/// <param name="ParentId">The registered party that it is part of; null where none is known.</param>
/// <param name="Sources">The documents that name it.</param>
public sealed record PartyState(
    Guid Id, Open<PartyKind> Kind, string Name, string? Deployment, Guid? ParentId, IReadOnlyList<string> Sources) : IState<PartyState>
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
    /// <summary>A university, a college, a research institute or a hospital trust.</summary>
    Institution,

    /// <summary>A state agency or a ministry.</summary>
    Authority,

    /// <summary>A county authority (fylkeskommune).</summary>
    CountyAuthority,

    /// <summary>An association, such as KS or an organisation of users.</summary>
    Association,

    /// <summary>A body that belongs neither to a region nor to the nation, such as a council under a ministry.</summary>
    Body,

    /// <summary>A committee with a task of its own, such as assessing applications.</summary>
    Committee,
}
