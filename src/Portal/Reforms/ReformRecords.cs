using Ksf.Portal.Services;

namespace Ksf.Portal.Reforms;

/// <summary>What changes on one day.</summary>
[FromApi("registry", "ReformView")]
public sealed record Reform(DateOnly On, bool Planned, IReadOnlyList<ReformChange> Changes);

[FromApi("registry", "ReformChangeView")]
public sealed record ReformChange(string Kind, ReformedMunicipality Before, IReadOnlyList<ReformedMunicipality> After);

[FromApi("registry", "ReformedMunicipalityView")]
public sealed record ReformedMunicipality(Guid Id, string Number, string Name, string? Region);

[FromApi("registry", "PageOfReformView")]
public sealed record ReformPart(IReadOnlyList<Reform> Items, string? Next);

/// <summary>What becomes of what a municipality had before a reform.</summary>
[FromApi("registry", "SettlementView")]
public sealed record Settlement(
    Guid Id,
    string Status,
    DateOnly ReformedOn,
    string Reform,
    SettledParty Municipality,
    string Part,
    string? RecordName,
    IReadOnlyList<string> Details,
    string? Holder,
    string? Why,
    IReadOnlyList<SettledParty> Choices,
    bool TakesSeveral,
    IReadOnlyList<Guid> Proposal,
    string? ProposalWhy,
    IReadOnlyList<SettledParty> Decision,
    string? Reason,
    DateTimeOffset? DecidedAt,
    IReadOnlyList<string> Actions);

[FromApi("registry", "PartyNameView")]
public sealed record SettledParty(Guid Id, string? Number, string? Name);

[FromApi("registry", "CountedPageOfSettlementView")]
public sealed record SettlementPart(IReadOnlyList<Settlement> Items, string? Next, long Total);

[ToApi("registry", "DecideSettlement")]
internal sealed record Decision(IReadOnlyList<string>? Successors, string? Reason);

[ToApi("registry", "DismissSettlement")]
internal sealed record Dismissal(string? Reason);
