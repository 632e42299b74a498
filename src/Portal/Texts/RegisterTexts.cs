using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the pages about municipalities, regions and clusters.</summary>
internal static class RegisterTexts
{
    /// <summary>What a municipality is called: Askøy kommune.</summary>
    public static Text MunicipalityCalled(string name) => new($"{name} kommune", $"{name} kommune", $"{name} municipality");

    /// <summary>What a party is called: only municipalities have a number. Its name may not have been received.</summary>
    public static Text PartyCalled(string? number, string? name) => number is null ? Text.Same(name ?? "–") : MunicipalityCalled(name ?? number);

    public static Text ChangesOn(string day) => new($"Endres {day}", $"Blir endra {day}", $"Changes on {day}");

    public static Text CeasedOn(string name, string day) => new(
        $"{name} (gikk ut {day}, venter på avgjørelse)", $"{name} (gjekk ut {day}, ventar på avgjerd)", $"{name} (ceased on {day}, waits for a decision)");

    public static readonly Text Menu = new("Klynger og regioner", "Klynger og regionar", "Clusters and regions");
    public static readonly Text Map = new("Kart", "Kart", "Map");
    public static readonly Text Clusters = new("Klynger", "Klynger", "Clusters");
    public static readonly Text Municipalities = new("Kommuner", "Kommunar", "Municipalities");
    public static readonly Text Region = new("Region", "Region", "Region");
    public static readonly Text Regions = new("Regioner", "Regionar", "Regions");
    public static readonly Text County = new("Fylke", "Fylke", "County");
    public static readonly Text AnyRegion = new("Alle regioner", "Alle regionar", "All regions");
    public static readonly Text AnyCounty = new("Alle fylker", "Alle fylke", "All counties");
    public static readonly Text Day = new("Vis per dato", "Vis per dato", "As of");
    public static readonly Text ShowDay = new("Vis", "Vis", "Show");
    public static readonly Text Name = new("Navn", "Namn", "Name");
    public static readonly Text Municipality = new("Kommune", "Kommune", "Municipality");
    public static readonly Text Population = new("Innbyggere", "Innbyggjarar", "Inhabitants");
    public static readonly Text Centrality = new("Sentralitetsklasse", "Sentralitetsklasse", "Centrality class");
    public static readonly Text Number = new("Kommunenummer", "Kommunenummer", "Municipality number");
    public static readonly Text InClusters = new("I en klynge", "I ei klynge", "In a cluster");
    public static readonly Text Host = new("Vertskommune", "Vertskommune", "Host municipality");
    public static readonly Text NoRegion = new("Uten region", "Utan region", "Without a region");
    public static readonly Text NotInAny = new("Ikke i noen klynge", "Ikkje i noka klynge", "In no cluster");
    public static readonly Text Unknown = new("Ikke kjent", "Ikkje kjent", "Not known");

    public static readonly Text MapLead = new(
        "Hver prikk er en kommune, og fargen er regionen.", "Kvar prikk er ein kommune, og fargen er regionen.", "Each dot is a municipality, and its colour is the region.");

    public static readonly Text Key = new("Tegnforklaring", "Teiknforklaring", "Key");
    public static readonly Text NotInACluster = new("Ikke i en klynge", "Ikkje i ei klynge", "Not in a cluster");
    public static readonly Text Engine = new("Motorkommune", "Motorkommune", "Engine municipality");
    public static readonly Text Established = new("Etablerte klynger", "Etablerte klynger", "Established clusters");
    public static readonly Text Ideas = new("Idéer", "Idéar", "Ideas");

    public static Text MapSentence(long inClusters, long all) => new(
        $"{inClusters} av {all} kommuner er registrert i en klynge.", $"{inClusters} av {all} kommunar er registrerte i ei klynge.",
        $"{inClusters} of {all} municipalities are registered in a cluster.");

    public static readonly Text WhatIsKnown = new(
        "Kartet viser det som er registrert. KSFs dokumenter navngir ikke alle klyngene.",
        "Kartet viser det som er registrert. KSF sine dokument nemner ikkje alle klyngene.",
        "The map shows what is registered. KSF's documents do not name all of the clusters.");

    public static readonly Text NoClusters = new("Ingen klynger er registrert ennå.", "Ingen klynger er registrerte enno.", "No clusters have been registered yet.");

    public static readonly Text NoClustersHint = new(
        "Sekretariatet i regionen registrerer en klynge når kommuner går sammen.",
        "Sekretariatet i regionen registrerer ei klynge når kommunar går saman.",
        "The region's secretariat registers a cluster when municipalities join forces.");

    public static readonly Text NoMunicipalities = new("Ingen kommuner er registrert.", "Ingen kommunar er registrerte.", "No municipalities are registered.");
    public static readonly Text NoMunicipalitiesHint = new("Prøv igjen om noen minutter.", "Prøv igjen om nokre minutt.", "Try again in a few minutes.");

    public static Text CountClusters(long count) => new(
        count == 1 ? "1 klynge" : $"{count} klynger", count == 1 ? "1 klynge" : $"{count} klynger", count == 1 ? "1 cluster" : $"{count} clusters");

    public static Text CountMunicipalities(long count) => new(
        count == 1 ? "1 kommune" : $"{count} kommuner", count == 1 ? "1 kommune" : $"{count} kommunar", count == 1 ? "1 municipality" : $"{count} municipalities");

    public static readonly Text Founded = new("Startet", "Starta", "Started");
    public static readonly Text Areas = new("Tjenesteområder", "Tenesteområde", "Service areas");
    public static readonly Text RestsOn = new("Bygger på", "Byggjer på", "Rests on");
    public static readonly Text Sources = new("Kilder", "Kjelder", "Sources");
    public static readonly Text Members = new("Kommuner i klyngen", "Kommunar i klynga", "Municipalities in the cluster");
    public static readonly Text Others = new("Andre som er med", "Andre som er med", "Others that take part");
    public static readonly Text Role = new("Rolle", "Rolle", "Role");
    public static readonly Text From = new("Fra", "Frå", "From");
    public static readonly Text To = new("Til", "Til", "To");
    public static readonly Text Counted = new("Telles her", "Blir talt her", "Counted here");
    public static readonly Text Yes = new("Ja", "Ja", "Yes");
    public static readonly Text No = new("Nei", "Nei", "No");
    public static readonly Text MembersUnknown = new(
        "Kildene navngir ikke kommunene i denne klyngen.", "Kjeldene nemner ikkje kommunane i denne klynga.", "The sources do not name this cluster's municipalities.");

    /// <summary>How many take part. A cluster that works and has none, has some that are not known; one that does not work yet has none.</summary>
    public static Text MembersOf(int count, bool isThere) => count == 0 && !isThere
        ? new("Ingen kommuner ennå", "Ingen kommunar enno", "No municipalities yet")
        : count == 0
        ? new("Kommunene er ikke kjent", "Kommunane er ikkje kjende", "Municipalities not known")
        : CountMunicipalities(count);

    public static readonly Text History = new("Historie", "Historie", "History");
    public static readonly Text Needs = new("Se kommunens kunnskapsbehov", "Sjå kunnskapsbehova til kommunen", "See the municipality's knowledge needs");
    public static readonly Text ItsClusters = new("Klynger kommunen er med i", "Klynger kommunen er med i", "Clusters that the municipality takes part in");
    public static readonly Text Outside = new("Kommuner som ikke er med i noen klynge", "Kommunar som ikkje er med i noka klynge", "Municipalities in no cluster");
    public static readonly Text Gone = new("Kommunen finnes ikke lenger", "Kommunen finst ikkje lenger", "The municipality exists no more");
    public static readonly Text BecamePartOf = new("Ble del av", "Vart del av", "Became part of");
    public static readonly Text Split = new("Ble delt mellom", "Vart delt mellom", "Was divided between");
    public static readonly Text Before = new("før", "før", "before");

    public static readonly Text Join = new("Meld inn", "Meld inn", "Let join");
    public static readonly Text Leave = new("Meld ut", "Meld ut", "Let leave");
    public static readonly Text Dissolve = new("Oppløs klyngen", "Løys opp klynga", "Dissolve the cluster");
    public static readonly Text Found = new("Opprett klyngen", "Opprett klynga", "Found the cluster");
    public static readonly Text FoundNew = new("Opprett en klynge", "Opprett ei klynge", "Found a cluster");
    public static readonly Text LookOverFounding = new("Se over før du oppretter", "Sjå over før du opprettar", "Check before you found the cluster");
    public static readonly Text LookOverDissolution = new("Se over før du oppløser", "Sjå over før du løyser opp", "Check before you dissolve");
    public static readonly Text WasFounded = new("Klyngen er opprettet", "Klynga er oppretta", "The cluster has been founded");
    public static readonly Text Changed = new("Klyngen er endret", "Klynga er endra", "The cluster has been changed");

    public static readonly Text FoundLead = new(
        "En klynge er kommuner som samarbeider om forskning. Alle kan lese det du skriver her.",
        "Ei klynge er kommunar som samarbeider om forsking. Alle kan lese det du skriv her.",
        "A cluster is municipalities that collaborate on research. Anyone can read what you write here.");

    public static readonly Text ClusterName = new("Hva heter klyngen?", "Kva heiter klynga?", "What is the cluster called?");
    public static readonly Text FoundedOn = new("Når begynte samarbeidet?", "Når byrja samarbeidet?", "When did the collaboration begin?");
    public static readonly Text Engines = new("Motorkommuner", "Motorkommunar", "Engine municipalities");
    public static readonly Text EnginesHint = new(
        "Du velger blant kommunene i klyngen.", "Du vel blant kommunane i klynga.", "You choose among the cluster's municipalities.");

    public static readonly Text NoMembersYet = new(
        "Velg kommunene i klyngen i steget før. Da står de her.",
        "Vel kommunane i klynga i steget før. Då står dei her.",
        "Choose the cluster's municipalities in the step before. Then they are listed here.");
    public static readonly Text StepAbout = new("Om klyngen", "Om klynga", "About the cluster");
    public static readonly Text Partners = new("Partnere", "Partnarar", "Partners");

    public static readonly Text PartnersHint = new(
        "En etablert klynge har minst én partner som forsker.", "Ei etablert klynge har minst éin partnar som forskar.",
        "An established cluster has at least one partner that does research.");

    public static readonly Text Waiver = new("Hvorfor har klyngen ingen forskningspartner?", "Kvifor har klynga ingen forskingspartnar?", "Why does the cluster have no research partner?");
    public static readonly Text WaiverHint = new("Svar bare hvis den ikke har noen.", "Svar berre viss ho ikkje har nokon.", "Answer only if it has none.");
    public static readonly Text Choose = new("Velg", "Vel", "Choose");
    public static readonly Text WhoJoins = new("Hvem blir med?", "Kven blir med?", "Who joins?");
    public static readonly Text WhoLeaves = new("Hvem går ut?", "Kven går ut?", "Who leaves?");
    public static readonly Text AllRoles = new("Alle roller", "Alle roller", "All roles");
    public static readonly Text RoleHint = new("La stå hvis parten går helt ut.", "Lat stå viss parten går heilt ut.", "Leave as it is if the party leaves altogether.");
    public static readonly Text FirstDay = new("Fra hvilken dag?", "Frå kva dag?", "From which day?");
    public static readonly Text LastDay = new("Ikke med fra og med", "Ikkje med frå og med", "No longer part of it from");
    public static readonly Text DissolvedFrom = new("Oppløst fra og med", "Oppløyst frå og med", "Dissolved from");
    public static readonly Text Why = new("Hvorfor?", "Kvifor?", "Why?");

    public static readonly Text EverybodyLeaves = new(
        "Alle går ut av klyngen den dagen.", "Alle går ut av klynga den dagen.", "Everybody leaves the cluster on that day.");

    public static readonly Text HistoryStays = new(
        "Siden står fortsatt, og viser hvem som har vært med.", "Sida står framleis, og viser kven som har vore med.", "The page remains, and shows who has taken part.");

    /// <summary>The roles one can choose, by the API's name.</summary>
    public static IEnumerable<(string Name, Text Text)> Roles => Enum.GetValues<ClusterRole>().Select(role => Open.NameOf(role)).Select(role => (role, RoleName(role)));

    /// <summary>A document of KSF's by its short name in the sources.</summary>
    public static Text SourceName(string source) => source switch
    {
        "overview-2024" => new("Oversikten 2024", "Oversikta 2024", "Overview 2024"),
        "evaluation-2023" => new("Evalueringen 2023", "Evalueringa 2023", "Evaluation 2023"),
        "mandate-vest-2022" => new("Mandatet for KSF Vest 2022", "Mandatet for KSF Vest 2022", "Mandate of KSF Vest 2022"),
        "slides-2021" => new("Lysbilder 2021", "Lysbilete 2021", "Slides 2021"),
        "report-2019" => new("Rapporten 2019", "Rapporten 2019", "Report 2019"),
        _ => Text.Same(source),
    };

    /// <summary>What a party is in a cluster; one that this version does not know is shown as it is.</summary>
    public static Text RoleName(string role) => role switch
    {
        "member" => new("Medlem", "Medlem", "Member"),
        "engine" => Engine,
        "coordinator" => new("Koordinerer", "Koordinerer", "Coordinates"),
        "partner" => new("Partner", "Partnar", "Partner"),
        "observer" => new("Observatør", "Observatør", "Observer"),
        _ => Text.Same(role),
    };
}
