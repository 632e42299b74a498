using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Ksf.Contracts.Registry;
using Ksf.Registry.Agreements;

namespace Ksf.Registry.Tests.Agreements;

/// <summary>For any sum, weights and ties.</summary>
public sealed class LargestRemainderTests
{
    private const long TenBillionInOre = 1_000_000_000_000;

    [Fact]
    public void The_shares_add_up_to_the_whole() => Check((sum, weights) =>
        LargestRemainder.Split(sum, weights).Sum(share => share.Units) == sum);

    [Fact]
    public void No_share_is_a_whole_ore_from_the_exact_one() => Check((sum, weights) =>
    {
        var whole = weights.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
        return LargestRemainder.Split(sum, weights).Zip(weights).All(pair =>
            BigInteger.Abs((pair.First.Units * whole) - ((BigInteger)sum * pair.Second)) < whole);
    });

    [Fact]
    public void Whoever_weighs_more_has_no_less_and_of_equals_the_first_has_the_ore() => Check((sum, weights) =>
    {
        var shares = LargestRemainder.Split(sum, weights);
        return Enumerable.Range(0, weights.Length).All(one => Enumerable.Range(one + 1, weights.Length - one - 1).All(other =>
            weights[one] == weights[other] ? shares[one].Units - shares[other].Units is 0 or 1
            : weights[one] > weights[other] ? shares[one].Units >= shares[other].Units
            : shares[one].Units <= shares[other].Units));
    });

    [Fact]
    public void The_order_in_which_the_parties_are_listed_changes_nothing() => Prop.ForAll(Splits(), Arb.From(Gen.Choose(0, int.MaxValue)), (split, seed) =>
    {
        var claims = split.Weights.Select((weight, index) => new FinancingClaim(
            Id(index), index % 3 == 0 ? null : $"{4600 + index}", ContributionKind.Cash, Inhabitants: (int)weight)).ToArray();
        var listed = FinancingShares.Of(split.Sum / 100m, claims);

        new Random(seed).Shuffle(claims);
        var shuffled = FinancingShares.Of(split.Sum / 100m, claims);

        return listed.Residual == shuffled.Residual && listed.Shares.SequenceEqual(shuffled.Shares)
            && listed.Shares.Sum(share => share.Amount) == split.Sum / 100m
            && listed.Residual == 0.01m * listed.Shares.Count(share => share.RoundedUp);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ties_go_by_municipality_number_and_then_by_id()
    {
        FinancingClaim Claim(int id, string? number) => new(Id(id), number, ContributionKind.Cash, Percent: 25);

        var (shares, residual) = FinancingShares.Of(0.03m, [Claim(1, null), Claim(0, null), Claim(9, "4627"), Claim(8, "1103")]);

        Assert.Equal([Id(8), Id(9), Id(0), Id(1)], shares.Select(share => share.PartyId));
        Assert.Equal([0.01m, 0.01m, 0.01m, 0.00m], shares.Select(share => share.Amount));
        Assert.Equal(0.03m, residual);
    }

    [Fact]
    public void The_largest_sum_and_the_largest_municipalities_are_shared_exactly()
    {
        var shares = LargestRemainder.Split(TenBillionInOre, [717_710, 717_711, 717_709]);

        Assert.Equal([333_333_333_333, 333_333_797_774, 333_332_868_893], shares.Select(share => share.Units));
    }

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static void Check(Func<long, long[], bool> holds) => Prop.ForAll(Splits(), split => holds(split.Sum, split.Weights)).QuickCheckThrowOnFailure();

    // Few different weights give many ties; at least one is not zero.
    private static Arbitrary<Split> Splits() => (
        from largest in Gen.Elements(2, 5, 700_000)
        from weights in Gen.ArrayOf(Gen.Choose(0, largest).Select(weight => (long)weight))
        from more in Gen.Choose(1, largest)
        from sum in Gen.OneOf(Gen.Choose(0, 100).Select(ore => (long)ore), Gen.Choose(0, int.MaxValue).Select(part => (long)((decimal)part / int.MaxValue * TenBillionInOre)))
        select new Split(sum, [.. weights, more])).ToArbitrary();

    private sealed record Split(long Sum, long[] Weights);
}
