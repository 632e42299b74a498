using Ksf.Contracts.Knowledge;

namespace Ksf.Contracts.Registry;

/// <summary>An agreement on collaboration (samarbeidsavtale), with how its parties share what it costs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The first day that it is in force.</param>
/// <param name="To">The first day that it is no longer in force; null while it runs until somebody terminates it.</param>
/// <param name="Parties">Who are and have been parties to it.</param>
public sealed record AgreementState(Guid Id, string Name, DateOnly From, DateOnly? To, IReadOnlyList<AgreementParty> Parties) : IState<AgreementState>
{
    /// <summary>The cluster that it is about; null for none.</summary>
    public Guid? ClusterId { get; init; }

    /// <summary>The service areas that it is about; empty where they are not stated.</summary>
    public IReadOnlyList<Open<ServiceArea>> Areas { get; init; } = [];

    /// <summary>Whether it has been terminated. One that has lapsed is active still, and can be renewed.</summary>
    public Open<AgreementStatus> Status { get; init; } = AgreementStatus.Active;

    /// <summary>How many months before its end a renewal is due.</summary>
    public int WarningMonths { get; init; }

    /// <summary>Address of the signed document; null where it is not given.</summary>
    public string? Document { get; init; }

    /// <summary>The documents that name it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>How the parties share what it costs, in the order of the years. A year for which nothing is settled is in none of them.</summary>
    public IReadOnlyList<FinancingKey> Keys { get; init; } = [];

    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "agreement", "agreements",
    [
        new("signed", "an agreement was signed"),
        new("revised", "its name, areas or document were corrected"),
        new("acceded", "a municipality or another party acceded to it"),
        new("withdrawn", "a municipality or another party withdrew from it"),
        new("financed", "its financing key was set from a year on"),
        new("reformed", "after a reform, the part of a municipality that has ceased passed to a successor, or ended"),
        new("renewed", "it was given a later end"),
        new("terminated", "it was terminated, with effect from a day"),
    ]);
}

/// <summary>A party to an agreement for a period.</summary>
/// <param name="PartyId">A municipality, or another registered party.</param>
/// <param name="SignedOn">The day that it signed, from which it is a party; null where it is not known.</param>
/// <param name="WithdrawnOn">The first day that it is no longer a party; null while it is one.</param>
public sealed record AgreementParty(Guid PartyId, DateOnly? SignedOn, DateOnly? WithdrawnOn);

/// <summary>A financing key (finansieringsnøkkel): what each party contributes in each of these years.</summary>
/// <param name="FromYear">The first year.</param>
/// <param name="ToYear">The last year.</param>
/// <param name="Sum">What all of them contribute in a year, NOK with two decimals.</param>
/// <param name="Method">How the sum is shared.</param>
/// <param name="PopulationOn">The day of the figures of inhabitants; null for methods that use none.</param>
/// <param name="Residual">What was left when each share was rounded down to the øre, NOK: one øre to each share that is rounded up.</param>
/// <param name="Shares">One for each party that contributes. They add up to the sum.</param>
public sealed record FinancingKey(
    int FromYear, int ToYear, decimal Sum, Open<FinancingMethod> Method, DateOnly? PopulationOn, decimal Residual, IReadOnlyList<FinancingShare> Shares);

/// <summary>A party's share in a financing key.</summary>
/// <param name="PartyId">The party.</param>
/// <param name="Amount">What it contributes in a year, NOK with two decimals.</param>
/// <param name="Kind">Whether it pays or works.</param>
/// <param name="Percent">Its percentage of the sum; null unless the key is one of percentages.</param>
/// <param name="Inhabitants">Its inhabitants on the day of the figures; null where its share does not depend on them.</param>
/// <param name="RoundedUp">Whether it has an øre of the residual.</param>
public sealed record FinancingShare(Guid PartyId, decimal Amount, Open<ContributionKind> Kind, decimal? Percent = null, int? Inhabitants = null, bool RoundedUp = false);

/// <summary>Whether an agreement has been terminated.</summary>
public enum AgreementStatus
{
    /// <summary>Nobody has terminated it.</summary>
    Active,

    /// <summary>It has been terminated, with effect from its end.</summary>
    Terminated,
}

/// <summary>How the sum of a financing key is shared.</summary>
public enum FinancingMethod
{
    /// <summary>Each party contributes an agreed amount.</summary>
    FixedSums,

    /// <summary>Municipalities share by inhabitants what others' agreed amounts leave.</summary>
    ByPopulation,

    /// <summary>Each party contributes a percentage.</summary>
    Percent,
}

/// <summary>What a party contributes.</summary>
public enum ContributionKind
{
    /// <summary>It pays.</summary>
    Cash,

    /// <summary>It contributes work, rooms or the like, worth the amount (egeninnsats).</summary>
    InKind,
}
