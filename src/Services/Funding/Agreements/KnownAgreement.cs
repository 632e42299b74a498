using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Funding.Agreements;

/// <summary>Copy of an agreement, with what its parties contribute. The Registry of the agreement's deployment is the authority.</summary>
internal sealed class KnownAgreement : CopyOf<AgreementState>
{
    private readonly List<KnownContribution> _contributions = [];

    public string Name { get; private set; } = "";

    /// <summary>One for each party and year. A year for which nothing is settled has none.</summary>
    public IReadOnlyList<KnownContribution> Contributions => _contributions;

    /// <summary>Keeps unchanged rows, so that only what differs is written.</summary>
    public override void Apply(AgreementState state)
    {
        Name = state.Name;
        var held = _contributions.ToHashSet();
        List<KnownContribution> contributions =
        [
            .. from key in state.Keys
               from year in Enumerable.Range(key.FromYear, key.ToYear - key.FromYear + 1)
               from share in key.Shares
               let contribution = new KnownContribution(year, share.PartyId, share.Amount, share.Kind)
               select held.TryGetValue(contribution, out var kept) ? kept : contribution,
        ];
        _contributions.Clear();
        _contributions.AddRange(contributions);
    }
}

/// <summary>What a party contributes in a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="PartyId">A municipality, or another registered party.</param>
/// <param name="Amount">NOK with two decimals.</param>
/// <param name="Kind">Whether it pays or works.</param>
internal sealed record KnownContribution(int Year, Guid PartyId, decimal Amount, Open<ContributionKind> Kind);
