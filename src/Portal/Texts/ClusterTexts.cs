using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about what becomes of a cluster: its life, what lies ahead, its legal form and what anchors it.</summary>
internal static class ClusterTexts
{
    public static readonly Text Revise = new("Endre opplysningene", "Endre opplysningane", "Change the details");
    public static readonly Text SaveRevised = new("Lagre endringene", "Lagre endringane", "Save the changes");
    public static readonly Text Precision = new("Hvor nøyaktig er datoen?", "Kor nøyaktig er datoen?", "How exact is the date?");

    public static readonly Text AreasHint = new(
        "Tar du bort et område, telles ingen kommuner i klyngen for det fra i dag.",
        "Tek du bort eit område, blir ingen kommunar talde i klynga for det frå i dag.",
        "If you remove an area, no municipality is counted in the cluster for it from today.");

    public static readonly Text RestsOnWhat = new("Hva bygger klyngen på?", "Kva byggjer klynga på?", "What does the cluster rest on?");

    public static readonly Text RestsOnHint = new(
        "For eksempel et helsefellesskap eller et regionråd.",
        "Til dømes eit helsefellesskap eller eit regionråd.",
        "For example a health community or a regional council.");

    public static readonly Text Mobilise = new("Begynn å samle deltakere", "Byrj å samle deltakarar", "Begin to gather members");

    public static readonly Text MobiliseLead = new(
        "Alle ser at klyngen samler deltakere.",
        "Alle ser at klynga samlar deltakarar.",
        "Everybody sees that the cluster is gathering members.");

    public static readonly Text Establish = new("Etabler klyngen", "Etabler klynga", "Establish the cluster");

    public static readonly Text EstablishLead = new(
        "Klyngen må ha minst én kommune, og en partner som forsker.",
        "Klynga må ha minst éin kommune, og ein partnar som forskar.",
        "The cluster must have at least one municipality, and a partner that does research.");

    public static readonly Text FoundedOn = new("Når begynner samarbeidet?", "Når byrjar samarbeidet?", "When does the collaboration begin?");

    public static readonly Text FoundedOnHint = new(
        "Ligger dagen fram i tid, etableres klyngen da. La stå tom hvis datoen er registrert.",
        "Ligg dagen fram i tid, blir klynga etablert då. Lat stå tom viss datoen er registrert.",
        "If the day is ahead, the cluster is established then. Leave empty if the date is registered.");

    public static readonly Text Rest = new("La klyngen hvile", "Lat klynga kvile", "Let the cluster rest");

    public static readonly Text RestLead = new(
        "Klyngen finnes fortsatt, men gjør ingenting inntil videre.",
        "Klynga finst framleis, men gjer ingenting inntil vidare.",
        "The cluster still exists, but does nothing for the time being.");

    public static readonly Text Count = new("Velg hvem som telles her", "Vel kven som blir talt her", "Choose who is counted here");

    public static readonly Text CountLead = new(
        "En kommune telles i én klynge om gangen i hvert tjenesteområde. Fra dagen du velger, telles den her, og ikke i en annen.",
        "Ein kommune blir talt i éi klynge om gongen i kvart tenesteområde. Frå dagen du vel, blir han talt her, og ikkje i ei anna.",
        "A municipality is counted in one cluster at a time in each service area. From the day that you choose it is counted here, and in no other.");

    public static readonly Text Area = new("Tjenesteområde", "Tenesteområde", "Service area");
    public static readonly Text AheadHint = new("Høyst to år fram i tid.", "Høgst to år fram i tid.", "At most two years ahead.");
    public static readonly Text NotCounted = new("Telles ikke i noen klynge", "Blir ikkje talt i noka klynge", "Counted in no cluster");

    /// <summary>That a municipality is counted nowhere in an area, whose name is in the reader's language.</summary>
    public static Text NotCountedIn(string municipality, string area) => new(
        $"{municipality} telles ikke i noen klynge for {area}.",
        $"{municipality} blir ikkje talt i noka klynge for {area}.",
        $"{municipality} is counted in no cluster for {area}.");

    public static readonly Text Merge = new("Slå sammen med en annen", "Slå saman med ei anna", "Merge into another");
    public static readonly Text Into = new("Hvilken klynge går den inn i?", "Kva klynge går ho inn i?", "Which cluster is it merged into?");
    public static readonly Text MergedFrom = new("Slått sammen fra og med", "Slått saman frå og med", "Merged from");

    public static readonly Text KeepEngines = new(
        "Skal motorkommunene være det i den nye også?",
        "Skal motorkommunane vere det i den nye òg?",
        "Are the engine municipalities engines in the other too?");

    public static readonly Text EverybodyFollows = new(
        "Alle i klyngen blir med i den andre fra den dagen.",
        "Alle i klynga blir med i den andre frå den dagen.",
        "Everybody in the cluster takes part in the other from that day.");

    public static readonly Text BodiesRemain = new(
        "Organer og avtaler blir stående. Siden viser dem til dere har avgjort hva som skjer med dem.",
        "Organ og avtalar blir ståande. Sida viser dei til de har avgjort kva som skjer med dei.",
        "Bodies and agreements remain. The page shows them until you have settled what becomes of them.");

    /// <summary>What became of a cluster; the day is in the reader's language.</summary>
    public static Text MergedIntoOn(string name, string day) => new(
        $"Slått sammen med {name} {day}",
        $"Slått saman med {name} {day}",
        $"Merged into {name} on {day}");

    public static readonly Text Unsettled = new("Dette gjenstår", "Dette står att", "What remains");

    public static readonly Text UnsettledLead = new(
        "Organene og avtalene hører fortsatt til klyngen. Avgjør hva som skjer med dem.",
        "Organa og avtalane høyrer framleis til klynga. Avgjer kva som skjer med dei.",
        "The bodies and agreements still belong to the cluster. Settle what becomes of them.");

    public static readonly Text Ahead = new("Dette er bestemt", "Dette er bestemt", "What is settled");
    public static readonly Text CallOff = new("Angre noe som er bestemt", "Angre noko som er bestemt", "Call something off");
    public static readonly Text WhichChange = new("Hva skal ikke skje likevel?", "Kva skal ikkje skje likevel?", "What should not happen after all?");

    /// <summary>That it is established.</summary>
    public static Text Begins(string day) => new(
        $"Fra {day}: klyngen etableres",
        $"Frå {day}: klynga blir etablert",
        $"From {day}: the cluster is established");

    /// <summary>That it is dissolved.</summary>
    public static Text Dissolves(string day) => new(
        $"Fra {day}: klyngen er oppløst",
        $"Frå {day}: klynga er oppløyst",
        $"From {day}: the cluster is dissolved");

    /// <summary>That it is merged into another.</summary>
    public static Text Merges(string day, string name) => new(
        $"Fra {day}: slått sammen med {name}",
        $"Frå {day}: slått saman med {name}",
        $"From {day}: merged into {name}");

    /// <summary>That a party joins.</summary>
    public static Text Joins(string name, Text day, Text role) => new(
        $"Fra {day.Nb}: {name} blir med ({role.Nb})",
        $"Frå {day.Nn}: {name} blir med ({role.Nn})",
        $"From {day.En}: {name} joins ({role.En})");

    /// <summary>That a party leaves.</summary>
    public static Text Leaves(string name, Text day, Text role) => new(
        $"Fra {day.Nb}: {name} er ikke med lenger ({role.Nb})",
        $"Frå {day.Nn}: {name} er ikkje med lenger ({role.Nn})",
        $"From {day.En}: {name} takes part no longer ({role.En})");

    /// <summary>That a municipality is counted in it.</summary>
    public static Text IsCounted(string name, Text day, Text area) => new(
        $"Fra {day.Nb}: {name} telles her for {area.Nb}",
        $"Frå {day.Nn}: {name} blir talt her for {area.Nn}",
        $"From {day.En}: {name} is counted here for {area.En}");

    public static readonly Text LegalForm = new("Rettslig form", "Rettsleg form", "Legal form");
    public static readonly Text NoLegalForm = new("Formen er ikke registrert.", "Forma er ikkje registrert.", "The legal form has not been recorded.");
    public static readonly Text AdoptForm = new("Registrer rettslig form", "Registrer rettsleg form", "Record the legal form");
    public static readonly Text CheckClause = new("Svar om avtalen", "Svar om avtalen", "Say what the agreement has");
    public static readonly Text Clause = new("Hva må avtalen ha?", "Kva må avtalen ha?", "What must the agreement have?");
    public static readonly Text Clauses = new("Hva loven krever av avtalen", "Kva lova krev av avtalen", "What the law asks of the agreement");
    public static readonly Text IsMet = new("Har avtalen det?", "Har avtalen det?", "Does the agreement have it?");
    public static readonly Text Law = new("Lov", "Lov", "Law");
    public static readonly Text Note = new("Merknad", "Merknad", "Note");
    public static readonly Text NoteHint = new("Hvor det står, eller hvorfor det mangler.", "Kvar det står, eller kvifor det manglar.", "Where it is, or why it is missing.");
    public static readonly Text Link = new("Nettadresse", "Nettadresse", "Web address");
    public static readonly Text LinkHint = new("Begynner med https://.", "Byrjar med https://.", "Begins with https://.");
    public static readonly Text NotLookedAt = new("Ikke vurdert", "Ikkje vurdert", "Not looked at");
    public static readonly Text Anchoring = new("Politisk forankring", "Politisk forankring", "Political anchoring");
    public static readonly Text NotAnchored = new("Ingen planer er registrert.", "Ingen planar er registrerte.", "No plans are registered.");
    public static readonly Text Anchored = new("Forankret", "Forankra", "Anchored");
    public static readonly Text Anchor = new("Registrer en plan", "Registrer ein plan", "Register a plan");

    public static readonly Text AnchorLead = new(
        "En plan som kommunestyret eller et organ har vedtatt, og som sier at dere er med.",
        "Ein plan som kommunestyret eller eit organ har vedteke, og som seier at de er med.",
        "A plan that the municipal council or a body has adopted, and that says that you take part.");

    public static readonly Text Plan = new("Plan", "Plan", "Plan");
    public static readonly Text PlanTitle = new("Hva heter planen?", "Kva heiter planen?", "What is the plan called?");
    public static readonly Text AdoptedBy = new("Hvem vedtok den?", "Kven vedtok han?", "Who adopted it?");
    public static readonly Text AdoptedOn = new("Når ble den vedtatt?", "Når vart han vedteken?", "When was it adopted?");
    public static readonly Text By = new("Vedtatt av", "Vedteke av", "Adopted by");
    public static readonly Text On = new("Dato", "Dato", "Date");
    public static readonly Text RemovePlan = new("Fjern en plan", "Fjern ein plan", "Remove a plan");
    public static readonly Text WhichPlan = new("Hvilken plan?", "Kva plan?", "Which plan?");
    public static readonly Text StartFrom = new("Start fra en oppskrift", "Start frå ei oppskrift", "Start from a model");

    public static readonly Text StartFromHint = new(
        "En oppskrift gir klyngen organer med plasser og møtetall. Dere kan endre dem siden.",
        "Ei oppskrift gir klynga organ med plassar og møtetal. De kan endre dei sidan.",
        "A model gives the cluster bodies with seats and meetings. You can change them later.");

    public static readonly Text WithoutModel = new("Uten oppskrift", "Utan oppskrift", "Without a model");
    public static readonly Text Model = new("Oppskrift", "Oppskrift", "Model");
    public static readonly Text AboutModels = new("Om oppskriftene", "Om oppskriftene", "About the models");
    public static readonly Text MeetingsPerYear = new("Møter i året", "Møte i året", "Meetings a year");

    public static IReadOnlyList<(string, Text)> Precisions { get; } =
        [("day", new("Dagen", "Dagen", "The day")), ("month", new("Måneden", "Månaden", "The month")), ("year", new("Året", "Året", "The year"))];

    /// <summary>What can be done with a cluster's life and members: its name in the API, what the button says, and the last part of the page's address.</summary>
    public static readonly IReadOnlyList<(string Name, Text Label, string Page)> Actions =
    [
        ("establish", Establish, "etabler"), ("mobilise", Mobilise, "mobiliser"), ("join", RegisterTexts.Join, "inn"), ("leave", RegisterTexts.Leave, "ut"),
        ("count", Count, "tell"), ("revise", Revise, "endre"), ("rest", Rest, "hvil"), ("merge", Merge, "sla-sammen"), ("dissolve", RegisterTexts.Dissolve, "opplos"),
    ];
}
