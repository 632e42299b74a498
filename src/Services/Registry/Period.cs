namespace Ksf.Registry;

/// <summary>Periods of what has validity: the first day is in it, the day after the last is not, and a bound that is null is open.</summary>
internal static class Period
{
    public static bool Includes(DateOnly day, DateOnly? from, DateOnly? to) => (from is not { } first || first <= day) && (to is not { } end || day < end);
}
