using Ksf.Portal.Forms;
using Ksf.Portal.Register;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Agreements;

/// <summary>An agreement on a day: its parties, and how they share what it costs.</summary>
[FromApi("registry", "AgreementView")]
public sealed record Agreement(
    Guid Id,
    string Deployment,
    string Name,
    string Status,
    AgreementCluster? Cluster,
    IReadOnlyList<string> Areas,
    DateOnly From,
    DateOnly? To,
    bool InForce,
    DateOnly? RenewalDue,
    bool RenewalIsDue,
    string? Document,
    IReadOnlyList<AgreementParty> Parties,
    IReadOnlyList<FinancingKey> FinancingKeys,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Actions) : IRegistered
{
    public string Url => $"/avtaler/{Id}";

    /// <summary>Its state on a day, as the vocabulary of states names it. An agreement lapses without anybody doing anything.</summary>
    public string StateOn(DateOnly day) => this switch
    {
        { InForce: true, RenewalIsDue: true } => "renewal-due",
        { InForce: true } => "in-force",
        _ when day < From => "upcoming",
        { Status: "terminated" } => "terminated",
        _ => "lapsed",
    };
}

[FromApi("registry", "PageOfAgreementView")]
public sealed record AgreementPart(IReadOnlyList<Agreement> Items, string? Next);

[FromApi("registry", "AgreementClusterView")]
public sealed record AgreementCluster(Guid Id, string? Name);

[FromApi("registry", "AgreementPartyView")]
public sealed record AgreementParty(Guid PartyId, string? Number, string? Name, DateOnly? SignedOn, DateOnly? WithdrawnOn, bool IsParty, DateOnly? CeasedOn)
{
    /// <summary>What it is called: Bergen kommune.</summary>
    public Text FullName => RegisterTexts.PartyCalled(Number, Name);
}

/// <summary>How the parties share what an agreement costs in some years.</summary>
[FromApi("registry", "FinancingKeyView")]
public sealed record FinancingKey(
    int FromYear, int ToYear, decimal Sum, string Method, DateOnly? PopulationOn, IReadOnlyList<Contribution> Contributions);

[FromApi("registry", "ContributionView")]
public sealed record Contribution(Guid PartyId, string? Number, string? Name, decimal Share, decimal Amount, string Kind, int? Inhabitants, bool RoundedUp);

[ToApi("registry", "SignAgreement")]
internal sealed record NewAgreement(
    string? Name, IReadOnlyList<NewParty> Parties, DateOnly? From, DateOnly? To, string? Cluster, IReadOnlyList<string> Areas, int? WarningMonths, string? Document,
    IReadOnlyList<string>? Sources)
{
    public static NewAgreement Of(FormValues form) => new(
        form["name"], [.. form.All("parties").Select(party => new NewParty(party, FormValues.DateOf(form["signedOn"])))], FormValues.DateOf(form["from"]),
        FormValues.DateOf(form["to"]), form["cluster"], form.All("areas"), FormValues.NumberOf(form["warningMonths"]), form["document"], Sources: null);
}

[ToApi("registry", "SigningParty")]
internal sealed record NewParty(string? Party, DateOnly? SignedOn);

[ToApi("registry", "FinanceAgreement")]
internal sealed record NewFinancingKey(
    int? FromYear, int? ToYear, decimal? Sum, string? Method, IReadOnlyList<ContributingParty> Shares, DateOnly? PopulationOn)
{
    public static NewFinancingKey ByPopulation(FormValues form) => new(
        FormValues.NumberOf(form["fromYear"]), FormValues.NumberOf(form["toYear"]), FormValues.MoneyOf(form["sum"]), "by-population",
        [.. form.All("shares").Select(party => new ContributingParty(party, "cash", Amount: null, Percent: null))], FormValues.DateOf(form["populationOn"]));
}

[ToApi("registry", "ContributingParty")]
internal sealed record ContributingParty(string? Party, string? Kind, decimal? Amount, decimal? Percent);

[ToApi("registry", "RenewAgreement")]
internal sealed record RenewedAgreement(DateOnly? To, string? Reason);

[ToApi("registry", "TerminateAgreement")]
internal sealed record TerminatedAgreement(DateOnly? On, string? Reason);
