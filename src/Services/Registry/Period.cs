namespace Ksf.Registry;

/// <summary>Periods of what has validity: the first day is in it, the day after the last is not, and a bound that is null is open.</summary>
internal static class Period
{
    public static bool Includes(DateOnly day, DateOnly? from, DateOnly? to) => (from is not { } first || first <= day) && (to is not { } end || day < end);

    /// <summary>Whether two periods have a day in common.</summary>
    public static bool Overlap(DateOnly? from, DateOnly? to, DateOnly? otherFrom, DateOnly? otherTo) =>
        !IsEmpty(from, to) && !IsEmpty(otherFrom, otherTo) && Begins(from, otherTo) && Begins(otherFrom, to);

    /// <summary>What is left of a period when others are taken out of it, in order.</summary>
    public static IReadOnlyList<(DateOnly? From, DateOnly? To)> Without(DateOnly? from, DateOnly? to, IEnumerable<(DateOnly? From, DateOnly? To)> others)
    {
        var left = new List<(DateOnly? From, DateOnly? To)> { (from, to) };
        foreach (var other in others)
        {
            left =
            [
                .. left.SelectMany(one => !Overlap(one.From, one.To, other.From, other.To)
                    ? [one]
                    : new[] { (one.From, To: other.From), (From: other.To, one.To) }
                        .Where((_, side) => side == 0 ? other.From is not null : other.To is not null)).Where(one => !IsEmpty(one.From, one.To)),
            ];
        }
        return left;
    }

    private static bool Begins(DateOnly? from, DateOnly? before) => from is not { } first || before is not { } end || first < end;

    private static bool IsEmpty(DateOnly? from, DateOnly? to) => from is not null && to is not null && to <= from;
}
