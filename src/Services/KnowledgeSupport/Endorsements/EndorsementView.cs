using System.Text.Json.Serialization;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>An endorsement that was given in this deployment.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Need">The need.</param>
/// <param name="Organisation">The municipality that endorses it, with its present name.</param>
/// <param name="Importance">How much an answer matters to the municipality.</param>
/// <param name="Use">What the answer would be used for.</param>
/// <param name="Status">Whether it is given still.</param>
/// <param name="EndorsedAt">When it was given, UTC.</param>
/// <param name="WithdrawnAt">When it was withdrawn, UTC; null while it is given.</param>
/// <param name="Actions">What the caller may do with it now: <c>revise</c>, <c>withdraw</c>.</param>
internal sealed record EndorsementView(
    Guid Id, EndorsedNeed Need, Municipality Organisation, Importance Importance, string? Use, EndorsementStatus Status, DateTimeOffset EndorsedAt,
    DateTimeOffset? WithdrawnAt, IReadOnlyList<string> Actions)
{
    public static async Task<EndorsementView> OfAsync(Endorsement endorsement, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<KnowledgeDbContext>();
        var need = await db.KnownNeeds.Where(known => known.Id == endorsement.NeedId)
            .Select(known => new EndorsedNeed(known.Id, known.Number, known.Title, known.Status)).SingleAsync(cancellationToken);
        return new EndorsementView(
            endorsement.Id, need, await Municipality.NamedAsync(db, endorsement.MunicipalityId, context.Today, cancellationToken), endorsement.Importance,
            endorsement.Use, endorsement.Status, endorsement.EndorsedAt, endorsement.WithdrawnAt, EndorsementTransitions.Table.ActionsFor(context.Caller, endorsement));
    }
}

/// <summary>A need that is endorsed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its public number: <c>vest-2026-17</c>.</param>
/// <param name="Title">Short name.</param>
/// <param name="Status">Its status.</param>
internal sealed record EndorsedNeed(Guid Id, string Number, string Title, Open<NeedStatus> Status);

/// <summary>An endorsement in the list of those that were given in this deployment.</summary>
/// <param name="Id">Its id (UUIDv7; the list is in the order of ids, the last given first).</param>
/// <param name="Need">The need.</param>
/// <param name="Organisation">The municipality that endorses it, with its present name.</param>
/// <param name="Importance">How much an answer matters to the municipality.</param>
/// <param name="EndorsedAt">When it was given, UTC.</param>
internal sealed record EndorsementSummary(Guid Id, EndorsedNeed Need, Municipality Organisation, Importance Importance, DateTimeOffset EndorsedAt);

/// <summary>One that endorses a need, for participants.</summary>
/// <param name="Organisation">The municipality, with its present name.</param>
/// <param name="Importance">How much an answer matters to it.</param>
/// <param name="Use">What it would use the answer for.</param>
/// <param name="EndorsedAt">Since when, UTC.</param>
internal sealed record Endorser(Municipality Organisation, Importance Importance, string? Use, DateTimeOffset EndorsedAt)
{
    /// <summary>The row's place in the list.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}

/// <summary>One that endorses a need, for anyone.</summary>
/// <param name="Organisation">The municipality, with its present name.</param>
/// <param name="EndorsedAt">Since when, UTC.</param>
internal sealed record PublicEndorser(Municipality Organisation, DateTimeOffset EndorsedAt)
{
    /// <summary>The row's place in the list.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}
