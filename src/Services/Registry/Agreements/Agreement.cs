using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Agreements;

/// <summary>An agreement on collaboration (samarbeidsavtale) over time. The national Registry also keeps copies of the regions' agreements.</summary>
internal sealed class Agreement : CopyOf<AgreementState>, IEntity<Agreement, AgreementStatus>
{
    private readonly List<AgreementParty> _parties = [];

    public AgreementStatus Status { get; set; }

    /// <summary>The region's or the nation's secretariat.</summary>
    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The cluster that it is about.</summary>
    public Guid? ClusterId { get; private set; }

    /// <summary>Names of <see cref="ServiceArea"/>.</summary>
    public string[] Areas { get; private set; } = [];

    public DateOnly From { get; private set; }

    /// <summary>First day after it; null while it runs until somebody terminates it.</summary>
    public DateOnly? To { get; private set; }

    public int WarningMonths { get; private set; }

    public string? Document { get; private set; }

    public string[] Sources { get; private set; } = [];

    public IReadOnlyList<AgreementParty> Parties => _parties;

    /// <summary>In the order of their years, which do not overlap.</summary>
    public IReadOnlyList<FinancingKey> Keys { get; private set; } = [];

    /// <summary>The last year in which it is in force; null while it has no end.</summary>
    public int? LastYear => To?.AddDays(-1).Year;

    /// <summary>The day from which a renewal is due; null for one that has no end, or has been terminated.</summary>
    public DateOnly? RenewalDue => Status == AgreementStatus.Active ? To?.AddMonths(-WarningMonths) : null;

    public static Agreement Sign(Guid id, string authority, DateOnly from, DateOnly? to) =>
        new() { Id = id, Authority = authority, OwnerId = StableId.OfDeployment(authority), From = from, To = to };

    public static Expression<Func<Agreement, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => agreement => organisations.Contains(agreement.OwnerId);

    public void Describe(AgreementDescription description) =>
        (Name, ClusterId, Areas, WarningMonths, Document, Sources) =
        (description.Name, description.ClusterId, [.. description.Areas], description.WarningMonths, description.Document, [.. description.Sources]);

    public bool IsInForceOn(DateOnly day) => Period.Includes(day, From, To);

    /// <summary>Whether a renewal is due on a day. One that has lapsed is not warned of any more.</summary>
    public bool IsRenewalDueOn(DateOnly day) => IsInForceOn(day) && RenewalDue <= day;

    public void Add(Guid partyId, DateOnly? signedOn) => _parties.Add(new AgreementParty(partyId, signedOn, WithdrawnOn: null));

    public AgreementParty? PartyNow(Guid partyId) => _parties.Find(party => party.PartyId == partyId && party.WithdrawnOn is null);

    public void Withdraw(AgreementParty party, DateOnly on) => _parties[_parties.IndexOf(party)] = party with { WithdrawnOn = on };

    /// <summary>The key that holds in a year; null when nothing is settled for it.</summary>
    public FinancingKey? KeyOf(int year) => Keys.FirstOrDefault(key => key.FromYear <= year && year <= key.ToYear);

    /// <summary>The first year after a year in which a party contributes; null for none.</summary>
    public int? FirstYearOwed(Guid partyId, int after) => Keys
        .Where(key => key.ToYear > after && key.Shares.Any(share => share.PartyId == partyId))
        .Select(key => (int?)Math.Max(key.FromYear, after + 1)).Min();

    /// <summary>Replaces the keys from the first year of a key on. Earlier years keep theirs.</summary>
    public void Finance(FinancingKey key) => Keys = [.. KeysUntil(key.FromYear - 1), key];

    /// <summary>Settles nothing for the years after a year.</summary>
    public void SettleUntil(int year) => Keys = [.. KeysUntil(year)];

    /// <summary>Whether a party's shares from a year on can pass to another: where both contribute, both pay or both work.</summary>
    public bool CanPassShares(Guid from, Guid to, int firstYear) => !Keys.Any(key =>
        key.ToYear >= firstYear && key.Shares.FirstOrDefault(share => share.PartyId == from) is { } passing
        && key.Shares.Any(share => share.PartyId == to && share.Kind != passing.Kind));

    /// <summary>Lets another party contribute a party's shares from a year on, besides its own. The sums stay.</summary>
    public void PassShares(Guid from, Guid to, int firstYear)
    {
        if (from == to || FirstYearOwed(from, firstYear - 1) is null)
            return;
        Keys =
        [
            .. KeysUntil(firstYear - 1),
            .. Keys.Where(key => key.ToYear >= firstYear).Select(key => key with { FromYear = Math.Max(key.FromYear, firstYear), Shares = SharesOf(key, from, to) }),
        ];
    }

    public void Renew(DateOnly to) => To = to;

    /// <summary>Ends it on a day. Nothing is owed for the years after it.</summary>
    public void End(DateOnly on)
    {
        To = on;
        Keys = [.. KeysUntil(on.AddDays(-1).Year)];
    }

    public IEnumerable<IState> States() =>
    [
        new AgreementState(Id, Name, From, To, [.. _parties])
        {
            ClusterId = ClusterId,
            Areas = [.. Areas.Select(area => new Open<ServiceArea>(area))],
            Status = Status,
            WarningMonths = WarningMonths,
            Document = Document,
            Sources = Sources,
            Keys = Keys,
        },
    ];

    // A newer region may send a status that this version does not know: the copy keeps what it understands.
    public override void Apply(AgreementState state)
    {
        OwnerId = StableId.OfDeployment(Authority);
        Status = state.Status.Known ?? Status;
        (From, To, Keys) = (state.From, state.To, state.Keys);
        Describe(new AgreementDescription(
            state.Name, state.ClusterId, state.Areas.Select(area => area.Name), state.WarningMonths, state.Document, state.Sources));
        _parties.Clear();
        _parties.AddRange(state.Parties);
    }

    private static IReadOnlyList<FinancingShare> SharesOf(FinancingKey key, Guid from, Guid to)
    {
        if (key.Shares.FirstOrDefault(share => share.PartyId == from) is not { } passing)
            return key.Shares;
        var own = key.Shares.FirstOrDefault(share => share.PartyId == to);
        var together = own is null
            ? passing with { PartyId = to }
            : own with { Amount = own.Amount + passing.Amount, Percent = own.Percent + passing.Percent, Inhabitants = own.Inhabitants + passing.Inhabitants };
        return [.. key.Shares.Where(share => share != own).Select(share => share == passing ? together : share)];
    }

    private IEnumerable<FinancingKey> KeysUntil(int year) =>
        Keys.Where(key => key.FromYear <= year).Select(key => key.ToYear <= year ? key : key with { ToYear = year });
}

/// <summary>What an agreement is about, which is corrected as a whole.</summary>
internal sealed record AgreementDescription(
    string Name, Guid? ClusterId, IEnumerable<string> Areas, int WarningMonths, string? Document, IEnumerable<string> Sources);
