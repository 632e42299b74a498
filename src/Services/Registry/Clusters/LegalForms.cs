using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Clusters;

/// <summary>A clause that the law asks of a collaboration's agreement.</summary>
/// <param name="Key">Its key in the form.</param>
/// <param name="Name">What the agreement must say.</param>
/// <param name="Law">The section.</param>
internal sealed record LegalClause(string Key, Text Name, string Law);

/// <summary>A legal form that a collaboration of municipalities can have.</summary>
/// <param name="Form">The form.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Clauses">What its agreement must have; none where no law says it.</param>
/// <param name="Powers">The powers that a body of it can be given.</param>
/// <param name="PowersLaw">The section that the powers follow from.</param>
/// <param name="PowersText">What that section says, in plain words.</param>
internal sealed record LegalFormRule(
    LegalForm Form, Text Name, IReadOnlyList<LegalClause> Clauses, IReadOnlyList<Power> Powers, string PowersLaw, Text PowersText);

/// <summary>The legal forms, with what the law asks for. Our reading of kommuneloven (2018) chapters 17 to 20 and of IKS-loven: see docs/law.md.</summary>
internal static class LegalForms
{
    private const string Council = "kommuneloven § 18-4", Community = "kommuneloven § 19-4", Host = "kommuneloven § 20-4", Company = "IKS-loven § 4";

    private static readonly Power[] Advisory = [Power.Advise, Power.Prioritise, Power.Escalate];

    private static readonly Text InternalAndGrants = new(
        "Det kan vedta det som gjelder samarbeidet selv, og forvalte tilskuddsordninger, men ikke treffe enkeltvedtak.",
        "Det kan vedta det som gjeld samarbeidet sjølv, og forvalte tilskotsordningar, men ikkje gjere enkeltvedtak.",
        "It can decide what concerns the collaboration itself and manage grant schemes, but make no individual decisions.");

    private static readonly Text Name = new("Navn", "Namn", "Name");
    private static readonly Text Subject = new("Om det er et eget rettssubjekt", "Om det er eit eige rettssubjekt", "Whether it is a legal person of its own");

    private static readonly Text Assembly = new(
        "Hvor mange medlemmer representantskapet har, og hvor mange hver deltaker oppnevner",
        "Kor mange medlemmer representantskapet har, og kor mange kvar deltakar oppnemner",
        "How many members the assembly has, and how many each participant appoints");

    private static readonly Text Contribution = new(
        "Hva deltakerne skal skyte inn og yte", "Kva deltakarane skal skyte inn og yte", "What the participants contribute");

    private static readonly Text Ownership = new(
        "Deltakernes eierandel, og ansvarsandel der den er en annen",
        "Eigardelen til deltakarane, og ansvarsdelen der han er ein annan",
        "The participants' shares of ownership, and of liability where it differs");

    private static readonly Text Tasks = new(
        "Hvilke oppgaver og hvilken myndighet det får", "Kva oppgåver og kva myndigheit det får", "Which tasks and which authority it has");

    private static readonly Text Reporting = new("Hva det skal rapportere til deltakerne", "Kva det skal rapportere til deltakarane", "What it reports to the participants");

    private static readonly Text Leaving = new(
        "Hva som gjelder når noen går ut eller det oppløses, også for arkivet",
        "Kva som gjeld når nokon går ut eller det blir løyst opp, også for arkivet",
        "What applies when somebody leaves or it is dissolved, the archive included");

    public static IReadOnlyList<LegalFormRule> All { get; } =
    [
        new(LegalForm.None, new("Samarbeid uten egen form", "Samarbeid utan eiga form", "Collaboration without a form of its own"), [], Advisory, "kommuneloven § 17-1",
            new("Uten en form som loven kjenner, kan et samarbeid gi råd, men ikke vedta noe på vegne av kommunene.",
                "Utan ei form som lova kjenner, kan eit samarbeid gi råd, men ikkje vedta noko på vegner av kommunane.",
                "Without a form that the law knows, a collaboration can advise, but decide nothing on behalf of the municipalities.")),
        new(LegalForm.HostMunicipality, new("Vertskommunesamarbeid", "Vertskommunesamarbeid", "Host municipality collaboration"),
            [
                new("participants", new("Deltakerne, og hvem som er vertskommune", "Deltakarane, og kven som er vertskommune", "The participants, and which is the host"), Host),
                new("tasks", Tasks, Host),
                new("transfer", new("Når oppgavene og myndigheten blir overført", "Når oppgåvene og myndigheita blir overførte", "When tasks and authority are transferred"), Host),
                new("notice", new("Hvordan deltakerne får vite om vedtak", "Korleis deltakarane får vite om vedtak", "How participants are told of decisions"), Host),
                new("settlement", new("Det økonomiske oppgjøret", "Det økonomiske oppgjeret", "The financial settlement"), Host),
                new("leaving", new("Hva som gjelder når noen går ut eller samarbeidet avvikles", "Kva som gjeld når nokon går ut eller samarbeidet blir avvikla",
                    "What applies when somebody leaves or it is wound up"), Host),
            ],
            [.. Enum.GetValues<Power>()], "kommuneloven § 20-1",
            new("Deltakerne kan overføre oppgaver og avgjørelsesmyndighet til vertskommunen.", "Deltakarane kan overføre oppgåver og avgjerdsmyndigheit til vertskommunen.",
                "The participants can transfer tasks and authority to the host.")),
        new(LegalForm.PoliticalCouncil, new("Interkommunalt politisk råd", "Interkommunalt politisk råd", "Inter-municipal political council"),
            [.. Representative(Council)], [.. Enum.GetValues<Power>()], "kommuneloven § 18-1", InternalAndGrants),
        new(LegalForm.TaskCommunity, new("Kommunalt oppgavefellesskap", "Kommunalt oppgåvefellesskap", "Municipal task community"),
            [
                .. Representative(Community),
                new("loans", new("Om det kan ta opp lån", "Om det kan ta opp lån", "Whether it can take up loans"), Community),
            ],
            [.. Enum.GetValues<Power>()], "kommuneloven § 19-1", InternalAndGrants),
        new(LegalForm.Company, new("Interkommunalt selskap (IKS)", "Interkommunalt selskap (IKS)", "Inter-municipal company (IKS)"),
            [
                new("name", Name, Company),
                new("participants", new("Deltakerne", "Deltakarane", "The participants"), Company),
                new("purpose", new("Formålet", "Formålet", "The purpose"), Company),
                new("seat", new("Kommunen der hovedkontoret er", "Kommunen der hovudkontoret er", "The municipality of the head office"), Company),
                new("board", new("Hvor mange som sitter i styret", "Kor mange som sit i styret", "How many sit on the board"), Company),
                new("contribution", Contribution, Company),
                new("ownership", Ownership, Company),
                new("assembly", Assembly, Company),
            ],
            [.. Enum.GetValues<Power>()], "IKS-loven § 2",
            new("Selskapet er et eget rettssubjekt og bestemmer over sine egne midler.", "Selskapet er eit eige rettssubjekt og bestemmer over sine eigne midlar.",
                "The company is a legal person of its own and decides over its own means.")),
        new(LegalForm.Association, new("Forening", "Foreining", "Association"), [], [.. Enum.GetValues<Power>()], "kommuneloven § 17-1",
            new("Foreningen er et eget rettssubjekt og bestemmer over sine egne midler.", "Foreininga er eit eige rettssubjekt og bestemmer over sine eigne midlar.",
                "The association is a legal person of its own and decides over its own means.")),
        new(LegalForm.Other, new("En annen form", "Ei anna form", "Another form"), [], [.. Enum.GetValues<Power>()], "kommuneloven § 17-1",
            new("Hva som er lov, følger av formen.", "Kva som er lov, følgjer av forma.", "What is allowed follows from the form.")),
    ];

    public static LegalFormRule Of(LegalForm form) => All.First(rule => rule.Form == form);

    private static IEnumerable<LegalClause> Representative(string law) =>
    [
        new("name", Name, law), new("subject", Subject, law), new("assembly", Assembly, law), new("contribution", Contribution, law), new("ownership", Ownership, law),
        new("tasks", Tasks, law), new("reporting", Reporting, law), new("leaving", Leaving, law),
    ];
}
