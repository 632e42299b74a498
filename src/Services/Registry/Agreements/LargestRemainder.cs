namespace Ksf.Registry.Agreements;

/// <summary>
/// Shares a whole number of units by weights, exactly. Each share is rounded down, and the units that are left go one each to those with the largest
/// remainders; of equal remainders, to the first in the list.
/// </summary>
internal static class LargestRemainder
{
    /// <summary>Shares the units.</summary>
    /// <param name="units">What is shared: not negative.</param>
    /// <param name="weights">Each one's weight, not negative and not all zero. Ties are broken in this order.</param>
    /// <returns>Each one's units, in the same order, and whether it has one of those that were left.</returns>
    public static IReadOnlyList<(long Units, bool RoundedUp)> Split(long units, IReadOnlyList<long> weights)
    {
        // Int128, because øre times inhabitants exceeds what a long holds.
        var whole = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        var shares = weights.Select(weight => Int128.DivRem((Int128)units * weight, whole)).ToList();
        var left = units - (long)shares.Aggregate(Int128.Zero, (sum, share) => sum + share.Quotient);
        var roundedUp = shares.Index()
            .OrderByDescending(share => share.Item.Remainder).ThenBy(share => share.Index)
            .Take((int)left).Select(share => share.Index).ToHashSet();
        return [.. shares.Select((share, index) => ((long)share.Quotient + (roundedUp.Contains(index) ? 1 : 0), roundedUp.Contains(index)))];
    }
}
