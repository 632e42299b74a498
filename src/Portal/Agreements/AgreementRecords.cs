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
    /// <summary>How a request refers to it.</summary>
    public string Reference => Number ?? $"{PartyId}";

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
    public static NewFinancingKey Of(FormValues form) => new(
        FormValues.NumberOf(form["fromYear"]), FormValues.NumberOf(form["toYear"]), FormValues.MoneyOf(form["sum"]), form["method"],
        [.. form.All("shares").Select(party => ShareOf(party, form))],
        form["method"] == "by-population" ? FormValues.DateOf(form["populationOn"]) : null);

    /// <summary>The field with a party's amount. It is named by the party, so that choosing another party moves no amount.</summary>
    public static string AmountOf(string party) => $"amount/{party}";

    /// <summary>The field with a party's percentage.</summary>
    public static string PercentOf(string party) => $"percent/{party}";

    /// <summary>The problem with what is wrong with a party's share at that party's field.</summary>
    public static Problem AtTheirParty(Problem problem, FormValues form) => problem with { Errors = [.. problem.Errors.Select(error => error with { Pointer = FieldOf(error.Pointer, form.All("shares")) })] };

    private static ContributingParty ShareOf(string party, FormValues form) => new(
        party,
        form.All("inKind").Contains(party) ? "in-kind" : "cash",
        form["method"] == "percent" ? null : FormValues.MoneyOf(form[AmountOf(party)]),
        form["method"] == "percent" ? FormValues.PercentOf(form[PercentOf(party)]) : null);

    private static string FieldOf(string pointer, IReadOnlyList<string> parties) => pointer.Split('/') switch
    {
        ["", "shares", var index, "amount"] when FormValues.NumberOf(index) < parties.Count => $"/{AmountOf(parties[FormValues.NumberOf(index)!.Value])}",
        ["", "shares", var index, "percent"] when FormValues.NumberOf(index) < parties.Count => $"/{PercentOf(parties[FormValues.NumberOf(index)!.Value])}",
        _ => pointer,
    };
}

[ToApi("registry", "AccedeToAgreement")]
internal sealed record AccedingParty(string? Party, DateOnly? SignedOn);

[ToApi("registry", "WithdrawFromAgreement")]
internal sealed record WithdrawingParty(string? Party, DateOnly? On, string? Reason);

[ToApi("registry", "ContributingParty")]
internal sealed record ContributingParty(string? Party, string? Kind, decimal? Amount, decimal? Percent);

[ToApi("registry", "RenewAgreement")]
internal sealed record RenewedAgreement(DateOnly? To, string? Reason);

[ToApi("registry", "TerminateAgreement")]
internal sealed record TerminatedAgreement(DateOnly? On, string? Reason);
