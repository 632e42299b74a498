using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Agreements;

/// <summary>A financing key: what each party contributes in each of these years.</summary>
/// <param name="FromYear">The first year.</param>
/// <param name="ToYear">The last year.</param>
/// <param name="Sum">What all of them contribute in a year, NOK with two decimals.</param>
/// <param name="Method">How the sum is shared.</param>
/// <param name="PopulationOn">The day of the figures of inhabitants; null for methods that use none.</param>
/// <param name="Residual">What was left when each share was rounded down to the øre, NOK: one øre to each of those with the largest remainders.</param>
/// <param name="Contributions">One for each party that contributes, in the order that broke ties: by municipality number, and then the others by id.</param>
internal sealed record FinancingKeyView(
    int FromYear, int ToYear, decimal Sum, Open<FinancingMethod> Method, DateOnly? PopulationOn, decimal Residual, IReadOnlyList<ContributionView> Contributions)
{
    public static FinancingKeyView Of(FinancingKey key, RegisteredParties registered, DateOnly day) => new(
        key.FromYear, key.ToYear, key.Sum, key.Method, key.PopulationOn, key.Residual, ContributionView.Of(key, registered, day));
}

/// <summary>What a party contributes in a year.</summary>
/// <param name="PartyId">A municipality's id, or another party's.</param>
/// <param name="Number">A municipality's number; null for others.</param>
/// <param name="Name">Its name; null until it has been received.</param>
/// <param name="Share">Its percentage of the sum, rounded to four decimals.</param>
/// <param name="Amount">NOK with two decimals. All amounts add up to the sum.</param>
/// <param name="Kind">Whether it pays or works.</param>
/// <param name="Percent">The agreed percentage; null unless the sum is shared by percent.</param>
/// <param name="Inhabitants">Its inhabitants on the day of the figures; null where its share does not depend on them.</param>
/// <param name="RoundedUp">Whether it has an øre of the residual.</param>
internal sealed record ContributionView(
    Guid PartyId, string? Number, string? Name, decimal Share, decimal Amount, Open<ContributionKind> Kind, decimal? Percent, int? Inhabitants, bool RoundedUp)
{
    private const int ShareDecimals = 4;

    public static IReadOnlyList<ContributionView> Of(FinancingKey key, RegisteredParties registered, DateOnly day) =>
    [
        .. key.Shares.Select(share => new ContributionView(
            share.PartyId, registered.NumberOf(share.PartyId, day), registered.NameOf(share.PartyId, day),
            decimal.Round(share.Amount * 100 / key.Sum, ShareDecimals), share.Amount, share.Kind, share.Percent, share.Inhabitants, share.RoundedUp)),
    ];
}
