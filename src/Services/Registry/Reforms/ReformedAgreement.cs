using Ksf.Contracts.Registry;
using Ksf.Registry.Agreements;
using Ksf.Registry.Data;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Subjects;

namespace Ksf.Registry.Reforms;

/// <summary>An agreement that a municipality of a reform is a party to. Its share passes on from the first year that begins on the day or after it.</summary>
internal sealed class ReformedAgreement(RegistryDbContext db, Agreement agreement) : ReformedRecord(db)
{
    protected override ISubject Subject => agreement;

    protected override string Plural => AgreementState.Noun.Plural;

    protected override string Noun => AgreementState.Noun.Name;

    protected override long NounLock => AdvisoryLock.Agreements;

    public override bool Names(PartKind part, Guid partId, Reform reform) => PartyOf(reform) is not null;

    public override Task<Obstacle?> ObstacleAsync(PartKind part, Guid partId, Reform reform, Guid successor, CancellationToken cancellationToken) =>
        Task.FromResult<Obstacle?>(
            Contributes(reform.MunicipalityId, reform) && Contributes(successor, reform) ? Obstacle.BothContribute
            : IsFull(reform, [successor]) ? Obstacle.Full
            : null);

    protected override Task<Problem?> ChangeAsync(
        PartKind part, Guid partId, Reform reform, IReadOnlyList<Guid> successors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var party = PartyOf(reform)!;
        if (IsFull(reform, successors))
            return Task.FromResult<Problem?>(AgreementProblems.Full.With(AgreementLimits.Parties, AgreementLimits.Shares));
        if (successors is [var only] && only != reform.MunicipalityId && !agreement.CanPassShares(reform.MunicipalityId, only, FirstYear(reform)))
            return Task.FromResult<Problem?>(SettlementProblems.KindsDiffer.With(FirstYear(reform)));

        foreach (var successor in successors.Where(successor => successor != reform.MunicipalityId && agreement.PartyNow(successor) is null))
            agreement.Add(successor, party.SignedOn > reform.On ? party.SignedOn : reform.On);
        if (successors is [var single])
            agreement.PassShares(reform.MunicipalityId, single, FirstYear(reform));
        else if (Contributes(reform.MunicipalityId, reform))
            agreement.SettleUntil(FirstYear(reform) - 1);
        if (!successors.Contains(reform.MunicipalityId))
            agreement.Withdraw(party, party.SignedOn > reform.On ? party.SignedOn.Value : reform.On);
        return Task.FromResult<Problem?>(null);
    }

    private AgreementParty? PartyOf(Reform reform) => agreement.Parties.FirstOrDefault(party =>
        party.PartyId == reform.MunicipalityId && reform.Concerns(party.SignedOn ?? agreement.From, party.WithdrawnOn ?? agreement.To));

    private bool Contributes(Guid party, Reform reform) => agreement.FirstYearOwed(party, FirstYear(reform) - 1) is not null;

    /// <summary>Whether there is no room for the successors, or for a key of its own from the year on.</summary>
    private bool IsFull(Reform reform, IReadOnlyList<Guid> successors) =>
        agreement.Parties.Count + successors.Count > AgreementLimits.Parties
        || (Contributes(reform.MunicipalityId, reform) && agreement.Keys.Sum(key => key.Shares.Count) + agreement.Keys.Max(key => key.Shares.Count) > AgreementLimits.Shares);

    private static int FirstYear(Reform reform) => reform.On is { Month: 1, Day: 1 } ? reform.On.Year : reform.On.Year + 1;
}
