using Ksf.Contracts.Registry;

namespace Ksf.Registry.Agreements;

/// <summary>The arithmetic of financing keys. All amounts are whole øre, so that the shares add up to the sum.</summary>
internal static class FinancingShares
{
    private const int OrePerKrone = 100;

    /// <summary>A percentage has up to four decimals.</summary>
    private const int WeightPerPercent = 10_000;

    /// <summary>
    /// Each party's share, ordered by municipality number, and then those without one by id. The order breaks ties: whoever knows it can do the sum again.
    /// </summary>
    /// <param name="sum">What all contribute, NOK with two decimals.</param>
    /// <param name="claims">One for each party. What the fixed amounts leave is shared by percentages or by inhabitants.</param>
    public static (IReadOnlyList<FinancingShare> Shares, decimal Residual) Of(decimal sum, IEnumerable<FinancingClaim> claims)
    {
        var ordered = claims
            .OrderBy(claim => claim.Number is null).ThenBy(claim => claim.Number, StringComparer.Ordinal).ThenBy(claim => claim.PartyId).ToList();
        var weighted = ordered.Where(claim => claim.Fixed is null).ToList();
        var rest = sum - ordered.Sum(claim => claim.Fixed ?? 0);
        var split = new Queue<(long Ore, bool RoundedUp)>(LargestRemainder.Split(OreOf(rest), [.. weighted.Select(WeightOf)]));
        var residual = split.Count(part => part.RoundedUp);
        return ([.. ordered.Select(claim => ShareOf(claim, claim.Fixed is { } amount ? (OreOf(amount), false) : split.Dequeue()))], NokOf(residual));
    }

    /// <summary>The same amount with two decimals, as amounts are written everywhere.</summary>
    public static decimal TwoDecimals(decimal nok) => NokOf(OreOf(nok));

    // Adding 0.00 gives the quotient two decimals.
    private static decimal NokOf(long ore) => decimal.Divide(ore, OrePerKrone) + 0.00m;

    private static long OreOf(decimal nok) => decimal.ToInt64(nok * OrePerKrone);

    private static long WeightOf(FinancingClaim claim) =>
        claim.Percent is { } percent ? decimal.ToInt64(percent * WeightPerPercent) : claim.Inhabitants!.Value;

    private static FinancingShare ShareOf(FinancingClaim claim, (long Ore, bool RoundedUp) part) =>
        new(claim.PartyId, NokOf(part.Ore), claim.Kind, claim.Percent, claim.Inhabitants, part.RoundedUp);
}

/// <summary>What decides a party's share: a fixed amount, a percentage, or its inhabitants.</summary>
/// <param name="PartyId">The party.</param>
/// <param name="Number">A municipality's number; null for others.</param>
/// <param name="Kind">Whether it pays or works.</param>
/// <param name="Fixed">An agreed amount, NOK with two decimals.</param>
/// <param name="Percent">A percentage with up to four decimals.</param>
/// <param name="Inhabitants">Inhabitants on the day of the figures.</param>
internal sealed record FinancingClaim(
    Guid PartyId, string? Number, ContributionKind Kind, decimal? Fixed = null, decimal? Percent = null, int? Inhabitants = null);
