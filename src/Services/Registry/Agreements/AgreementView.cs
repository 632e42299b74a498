using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Agreements;

/// <summary>An agreement on a day, with the numbers and names of that day.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Name">Its name, unique in its deployment.</param>
/// <param name="Status">Whether it has been terminated. One that has lapsed is <c>active</c>, and can be renewed.</param>
/// <param name="Cluster">The cluster that it is about; null for none.</param>
/// <param name="Areas">The service areas that it is about; empty where they are not stated.</param>
/// <param name="From">The first day that it is in force.</param>
/// <param name="To">The first day that it is no longer in force; null while it runs until somebody terminates it.</param>
/// <param name="InForce">Whether it is in force on the day.</param>
/// <param name="WarningMonths">How many months before its end a renewal is due, 0 to 36.</param>
/// <param name="RenewalDue">The day from which a renewal is due; null when it has no end, or has been terminated.</param>
/// <param name="RenewalIsDue">Whether a renewal is due on the day. One that has lapsed is not warned of any more.</param>
/// <param name="Document">Address of the signed document; null where it is not given.</param>
/// <param name="Parties">Who are and have been parties, municipalities first, ordered by number, and then the others by name.</param>
/// <param name="FinancingKeys">How the parties share what it costs, in the order of the years. A year that is in none of them has nothing settled.</param>
/// <param name="Sources">The documents that name it.</param>
/// <param name="Actions">What the caller may do with it now.</param>
internal sealed record AgreementView(
    Guid Id,
    string Deployment,
    string Name,
    Open<AgreementStatus> Status,
    AgreementClusterView? Cluster,
    IReadOnlyList<Open<ServiceArea>> Areas,
    DateOnly From,
    DateOnly? To,
    bool InForce,
    int WarningMonths,
    DateOnly? RenewalDue,
    bool RenewalIsDue,
    string? Document,
    IReadOnlyList<AgreementPartyView> Parties,
    IReadOnlyList<FinancingKeyView> FinancingKeys,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Actions)
{
    /// <summary>One agreement today.</summary>
    public static async Task<AgreementView> OfAsync(Agreement agreement, VerbContext context, CancellationToken cancellationToken) =>
        (await OfAsync([agreement], context, context.Today, cancellationToken))[0];

    /// <summary>The agreements on a day; a municipality that has ceased keeps its last name.</summary>
    public static async Task<IReadOnlyList<AgreementView>> OfAsync(
        IReadOnlyCollection<Agreement> agreements, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var registered = await RegisteredParties.OfAsync(
            db, agreements.SelectMany(agreement => agreement.Parties).Select(party => party.PartyId), cancellationToken);
        Guid[] ids = [.. agreements.Select(agreement => agreement.ClusterId).OfType<Guid>().Distinct()];
        var clusters = await db.Clusters.Where(cluster => ids.Contains(cluster.Id))
            .Select(cluster => new { cluster.Id, cluster.Name }).ToDictionaryAsync(cluster => cluster.Id, cluster => cluster.Name, cancellationToken);
        return [.. agreements.Select(agreement => Of(
            agreement, context, day, registered,
            agreement.ClusterId is { } id ? new AgreementClusterView(id, clusters.GetValueOrDefault(id)) : null))];
    }

    private static AgreementView Of(Agreement agreement, VerbContext context, DateOnly day, RegisteredParties registered, AgreementClusterView? cluster)
    {
        var isOwn = agreement.Authority == context.Deployment.Id;
        return new AgreementView(
            agreement.Id, agreement.Authority, agreement.Name, agreement.Status, cluster,
            [.. agreement.Areas.Select(area => new Open<ServiceArea>(area))], agreement.From, agreement.To, agreement.IsInForceOn(day),
            agreement.WarningMonths, agreement.RenewalDue, agreement.IsRenewalDueOn(day), agreement.Document,
            [
                .. agreement.Parties
                    .Select(party => new AgreementPartyView(
                        party.PartyId, registered.NumberOf(party.PartyId, day), registered.NameOf(party.PartyId, day), party.SignedOn, party.WithdrawnOn,
                        agreement.IsInForceOn(day) && Period.Includes(day, party.SignedOn, party.WithdrawnOn),
                        Period.Includes(day, party.SignedOn, party.WithdrawnOn) ? registered.CeasedOn(party.PartyId, day) : null))
                    .OrderBy(party => party.Number is null).ThenBy(party => party.Number, StringComparer.Ordinal)
                    .ThenBy(party => party.Name, StringComparer.Ordinal).ThenBy(party => party.SignedOn),
            ],
            [.. agreement.Keys.Select(key => FinancingKeyView.Of(key, registered, day))],
            agreement.Sources, isOwn ? AgreementTransitions.Table.ActionsFor(context.Caller, agreement) : []);
    }
}

/// <summary>The cluster that an agreement is about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null until it has been received.</param>
internal sealed record AgreementClusterView(Guid Id, string? Name);

/// <summary>A party to an agreement.</summary>
/// <param name="PartyId">A municipality's id, or another party's.</param>
/// <param name="Number">A municipality's number; null for others.</param>
/// <param name="Name">Its name; null until it has been received.</param>
/// <param name="SignedOn">The day that it signed; null where it is not known.</param>
/// <param name="WithdrawnOn">The first day that it is no longer a party; null while it is one.</param>
/// <param name="IsParty">Whether it is a party on the day, and the agreement in force.</param>
/// <param name="CeasedOn">The day on which a municipality that is a party ceased, where the secretariat has not decided yet who takes over; null for others.</param>
internal sealed record AgreementPartyView(Guid PartyId, string? Number, string? Name, DateOnly? SignedOn, DateOnly? WithdrawnOn, bool IsParty, DateOnly? CeasedOn);
