using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Funding.Agreements;

/// <summary>What a party contributes in a year by an agreement.</summary>
/// <param name="Agreement">The agreement's id in Registry.</param>
/// <param name="Deployment">The deployment that the agreement belongs to.</param>
/// <param name="Name">The agreement's name.</param>
/// <param name="Year">The year.</param>
/// <param name="Party">The party's id in Registry: a municipality's, or another's.</param>
/// <param name="Amount">NOK with two decimals.</param>
/// <param name="Kind">Whether it pays or works.</param>
internal sealed record ContributionView(Guid Agreement, string Deployment, string Name, int Year, Guid Party, decimal Amount, Open<ContributionKind> Kind);

/// <summary>A page of contributions.</summary>
/// <param name="Items">By year, then by agreement and party.</param>
/// <param name="Next">Send it as <c>after</c> to get the next page; null on the last page.</param>
/// <param name="Sum">What all that match the filters come to, on all pages together, NOK with two decimals; 0 where nothing is settled.</param>
internal sealed record ContributionPage(IReadOnlyList<ContributionView> Items, string? Next, decimal Sum);
