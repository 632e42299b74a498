namespace Ksf.Contracts.Registry;

/// <summary>A mandate of a body. What it neither gives nor excludes is not mentioned, and the body may not do it.</summary>
/// <param name="Version">Its number in the body, from 1.</param>
/// <param name="Given">The powers that it gives.</param>
/// <param name="Excluded">The powers that it says the body does not have.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="Condition">What it holds on condition of: «så lenge finansieringen fortsetter»; null where there is none.</param>
/// <param name="LapsedOn">The first day that the condition no longer holds, from which the mandate gives no power; null while it does.</param>
/// <param name="EvaluatedAtEnd">Whether it is evaluated at its end.</param>
/// <param name="Source">The document, or its address; null where there is none.</param>
public sealed record BodyMandate(
    int Version,
    IReadOnlyList<Open<Power>> Given,
    IReadOnlyList<Open<Power>> Excluded,
    DateOnly From,
    DateOnly? To,
    string? Condition,
    DateOnly? LapsedOn,
    bool EvaluatedAtEnd,
    string? Source)
{
    /// <summary>Whether it is in force on a day, whatever has become of its condition.</summary>
    public bool IsOn(DateOnly day) => From <= day && (To is not { } end || day < end);

    /// <summary>Whether it gives a power on a day.</summary>
    public bool Gives(Power power, DateOnly day) => IsOn(day) && (LapsedOn is not { } lapsed || day < lapsed) && Given.Contains(power);
}

/// <summary>What a body may do.</summary>
public enum Power
{
    /// <summary>Give advice.</summary>
    Advise,

    /// <summary>Rank needs.</summary>
    Prioritise,

    /// <summary>Raise needs and cases to the national level.</summary>
    Escalate,

    /// <summary>Approve accounts and budgets.</summary>
    DecideBudget,

    /// <summary>Decide guidelines for calls.</summary>
    DecideCalls,

    /// <summary>Decide awards.</summary>
    DecideAwards,
}
