using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>
/// A municipality's endorsement (støtte) of a need: one that was given in this deployment, or a copy of one that was given in another. They are counted
/// together, so they are in one table.
/// </summary>
internal sealed class Endorsement : CopyOf<EndorsementState>, IEntity<Endorsement, EndorsementStatus>
{
    public const int UseLength = 1_000;

    public EndorsementStatus Status { get; set; }

    public Guid NeedId { get; private set; }

    public Guid MunicipalityId { get; private set; }

    /// <summary>The municipality, in the deployment where it was given. A copy has no owner here, so nobody can change it.</summary>
    public Guid? OwnerId { get; private set; }

    public Importance Importance { get; private set; }

    public string? Use { get; private set; }

    public DateTimeOffset EndorsedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    Guid IEntity<Endorsement, EndorsementStatus>.OwnerId => OwnerId ?? Guid.Empty;

    public static Endorsement Give(Guid id, string authority, Guid needId, Guid municipalityId, DateTimeOffset at) =>
        new() { Id = id, Authority = authority, NeedId = needId, MunicipalityId = municipalityId, OwnerId = municipalityId, EndorsedAt = at };

    public static Expression<Func<Endorsement, bool>> OwnedBy(IReadOnlyList<Guid> organisations) =>
        endorsement => endorsement.OwnerId != null && organisations.Contains(endorsement.OwnerId.Value);

    public void Describe(Importance importance, string? use) => (Importance, Use) = (importance, use);

    public void Withdraw(DateTimeOffset at) => WithdrawnAt = at;

    public IEnumerable<IState> States() => [new EndorsementState(Id, NeedId, MunicipalityId, Importance, Use, Status, EndorsedAt, WithdrawnAt)];

    // A newer deployment may send what this version does not know: it counts, as the least that it can mean.
    public override void Apply(EndorsementState state) =>
        (NeedId, MunicipalityId, Importance, Use, Status, EndorsedAt, WithdrawnAt) =
        (state.NeedId, state.MunicipalityId, state.Importance.Known ?? Importance.Useful, state.Use,
            state.Status.Known ?? (state.WithdrawnAt is null ? EndorsementStatus.Given : EndorsementStatus.Withdrawn), state.EndorsedAt, state.WithdrawnAt);
}
