using Ksf.Registry.Bodies;
using Ksf.Registry.Data;
using Ksf.Registry.Reforms;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Settlements;

/// <summary>What becomes of a part of a record after a reform.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Whether it waits, has been decided or dismissed, or was passed on by the platform.</param>
/// <param name="ReformedOn">The day of the reform.</param>
/// <param name="Reform">What happened to the municipality.</param>
/// <param name="Municipality">The municipality that the record names, with its number and name before the reform.</param>
/// <param name="Part">What of the record it is.</param>
/// <param name="RecordId">The cluster, body, agreement or role assignment.</param>
/// <param name="RecordName">The name of the cluster, body or agreement; null for a role, and for a record that no longer exists.</param>
/// <param name="Details">What the municipality is in the cluster, whom the seat is for, or which role it is: names of the codes.</param>
/// <param name="Holder">Of a role: the name of its holder. Null for others, and in the answer to a change.</param>
/// <param name="Obstacle">Why the platform did not pass it on; null when it did.</param>
/// <param name="Why">The same in words, in the caller's language.</param>
/// <param name="Choices">Who can take it over now, by number. That it ends can always be chosen.</param>
/// <param name="TakesSeveral">Whether several can take it over.</param>
/// <param name="Proposal">Ids of those who are proposed; empty when it is proposed that it ends.</param>
/// <param name="ProposalWhy">Why, in words, in the caller's language.</param>
/// <param name="Decision">Those that it passed to; empty while it waits, and when it ended.</param>
/// <param name="Reason">Why it was decided so; null when nobody has written it.</param>
/// <param name="DecidedAt">When it was decided; null while it waits.</param>
/// <param name="Actions">What the caller may do with it now.</param>
internal sealed record SettlementView(
    Guid Id,
    SettlementStatus Status,
    DateOnly ReformedOn,
    ReformKind Reform,
    PartyNameView Municipality,
    PartKind Part,
    Guid RecordId,
    string? RecordName,
    IReadOnlyList<string> Details,
    string? Holder,
    Obstacle? Obstacle,
    string? Why,
    IReadOnlyList<PartyNameView> Choices,
    bool TakesSeveral,
    IReadOnlyList<Guid> Proposal,
    string? ProposalWhy,
    IReadOnlyList<PartyNameView> Decision,
    string? Reason,
    DateTimeOffset? DecidedAt,
    IReadOnlyList<string> Actions)
{
    /// <summary>One settlement as the answer to a change. It has no names of persons, because such answers are stored for replay.</summary>
    public static async Task<SettlementView> OfAsync(Settlement settlement, VerbContext context, CancellationToken cancellationToken) =>
        (await OfAsync([settlement], context, withHolders: false, cancellationToken))[0];

    public static async Task<IReadOnlyList<SettlementView>> OfAsync(
        IReadOnlyCollection<Settlement> settlements, VerbContext context, bool withHolders, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var lineage = await Lineage.OfAsync(db, settlements.Select(settlement => settlement.MunicipalityId), cancellationToken);
        var records = await SettledRecords.OfAsync(db, settlements, withHolders, cancellationToken);
        return [.. settlements.Select(settlement => Of(settlement, context, lineage, records))];
    }

    private static SettlementView Of(Settlement settlement, VerbContext context, Lineage lineage, SettledRecords records)
    {
        var choices = Settlements.Choices.Of(settlement, lineage, context.Deployment.Id, context.Today);
        var before = settlement.ReformedOn.AddDays(-1);
        PartyNameView Named(Guid id, DateOnly day) => new(id, lineage.On(id, day)?.Number, lineage.On(id, day)?.DisplayName);
        var municipality = Named(settlement.MunicipalityId, before);
        var isOpen = settlement.Status == SettlementStatus.Open;
        PartyNameView[] proposed = [.. choices.Proposal.Select(id => Named(id, context.Today))];
        return new SettlementView(
            settlement.Id, settlement.Status, settlement.ReformedOn, settlement.Reform, municipality, settlement.Part, settlement.RecordId,
            records.NameOf(settlement), records.DetailsOf(settlement), records.HolderOf(settlement), settlement.Obstacle,
            SettlementSentences.Why(settlement, municipality.Name, context.Language),
            isOpen ? [.. choices.Municipalities.Select(id => Named(id, context.Today))] : [],
            PartRules.TakesSeveral(settlement.Part),
            isOpen ? choices.Proposal : [],
            isOpen ? SettlementSentences.Proposal(choices.Ground, proposed.FirstOrDefault()?.Name, context.Language) : null,
            [.. settlement.Decision.Select(id => Named(id, context.Today))], settlement.DecidedWhy, settlement.DecidedAt,
            SettlementTransitions.Table.ActionsFor(context.Caller, settlement));
    }
}
