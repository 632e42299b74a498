namespace Ksf.Registry;

/// <summary>Periods of what has validity: the first day is in it, the day after the last is not, and a bound that is null is open.</summary>
internal static class Period
{
    public static bool Includes(DateOnly day, DateOnly? from, DateOnly? to) => (from is not { } first || first <= day) && (to is not { } end || day < end);

    /// <summary>Whether two periods have a day in common.</summary>
    public static bool Overlap(DateOnly? from, DateOnly? to, DateOnly? otherFrom, DateOnly? otherTo) =>
        !IsEmpty(from, to) && !IsEmpty(otherFrom, otherTo) && Begins(from, otherTo) && Begins(otherFrom, to);

    private static bool Begins(DateOnly? from, DateOnly? before) => from is not { } first || before is not { } end || first < end;

    private static bool IsEmpty(DateOnly? from, DateOnly? to) => from is not null && to is not null && to <= from;
}
