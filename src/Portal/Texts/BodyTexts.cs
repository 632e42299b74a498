using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the pages about bodies.</summary>
internal static class BodyTexts
{
    public static readonly Text Bodies = new("Organ", "Organ", "Bodies");
    public static readonly Text None = new("Ingen organ er registrert ennå.", "Ingen organ er registrerte enno.", "No bodies have been registered yet.");

    public static readonly Text NoneHint = new(
        "Sekretariatet i regionen registrerer samarbeidsorgan, arbeidsutvalg og styringsgrupper.",
        "Sekretariatet i regionen registrerer samarbeidsorgan, arbeidsutval og styringsgrupper.",
        "The region's secretariat registers cooperation bodies, working committees and steering groups.");

    public static readonly Text Kind = new("Type", "Type", "Kind");
    public static readonly Text BelongsTo = new("Hører til", "Høyrer til", "Belongs to");
    public static readonly Text Secretariat = new("Sekretariat", "Sekretariat", "Secretariat");
    public static readonly Text Founded = new("Opprettet", "Oppretta", "Founded");
    public static readonly Text Composition = new("Sammensetning", "Samansetjing", "Composition");
    public static readonly Text Findings = new("Følger organet reglene?", "Følgjer organet reglane?", "Does the body keep its rules?");

    public static readonly Text AboutFindings = new(
        "Kildene er uenige om hvem som teller på kommunenes side. Derfor står noen regler to ganger, med hver sin tolkning.",
        "Kjeldene er usamde om kven som tel på kommunane si side. Difor står nokre reglar to gonger, med kvar si tolking.",
        "The sources disagree on who counts on the municipalities' side. So some rules stand twice, each with its reading.");

    public static readonly Text NoRules = new(
        "Ingen regler for sammensetningen er registrert.", "Ingen reglar for samansetjinga er registrerte.", "No rules of composition are registered.");

    public static readonly Text Rule = new("Regel", "Regel", "Rule");
    public static readonly Text Seats = new("Plasser", "Plassar", "Seats");
    public static readonly Text SeatsUnknown = new("Plassene er ikke kjent.", "Plassane er ikkje kjende.", "The seats are not known.");
    public static readonly Text Seat = new("Plass", "Plass", "Seat");
    public static readonly Text CountOfSeats = new("Antall", "Tal", "Count");
    public static readonly Text Vote = new("Stemme", "Røyst", "Vote");
    public static readonly Text Observes = new("Nei, observatør", "Nei, observatør", "No, observer");
    public static readonly Text AppointedBy = new("Oppnevnes av", "Blir oppnemnd av", "Appointed by");
    public static readonly Text Holder = new("Representant", "Representant", "Representative");
    public static readonly Text Deputy = new("Vara", "Vara", "Deputy");
    public static readonly Text NameNotShown = new("Oppnevnt, navnet vises ikke", "Oppnemnd, namnet blir ikkje vist", "Appointed, the name is not shown");
    public static readonly Text Mandate = new("Mandat", "Mandat", "Mandate");
    public static readonly Text NoMandate = new("Organet har ikke noe mandat denne dagen.", "Organet har ikkje noko mandat denne dagen.", "The body has no mandate on this day.");
    public static readonly Text Powers = new("Hva organet kan avgjøre", "Kva organet kan avgjere", "What the body can decide");
    public static readonly Text Power = new("Fullmakt", "Fullmakt", "Power");
    public static readonly Text InMandate = new("I mandatet", "I mandatet", "In the mandate");
    public static readonly Text Held = new("Har den nå", "Har ho no", "Has it now");
    public static readonly Text Period = new("Gjelder", "Gjeld", "In force");
    public static readonly Text Condition = new("Vilkår", "Vilkår", "Condition");
    public static readonly Text Evaluated = new("Evalueres ved slutten", "Blir evaluert ved slutten", "Evaluated at its end");
    public static readonly Text WasCreated = new("Organet er opprettet", "Organet er oppretta", "The body has been created");
    public static readonly Text Changed = new("Organet er endret", "Organet er endra", "The body has been changed");

    public static readonly Text CreateNew = new("Opprett et organ", "Opprett eit organ", "Create a body");
    public static readonly Text Create = new("Opprett organet", "Opprett organet", "Create the body");

    public static readonly Text CreateLead = new(
        "Når organet er opprettet, legger du til plasser og mandat på siden dets. Alle kan lese det du skriver her.",
        "Når organet er oppretta, legg du til plassar og mandat på sida til organet. Alle kan lese det du skriv her.",
        "When the body has been created, you add seats and a mandate on its page. Anyone can read what you write here.");

    public static readonly Text Name = new("Hva heter organet?", "Kva heiter organet?", "What is the body called?");
    public static readonly Text AddSeats = new("Legg til plasser", "Legg til plassar", "Add seats");
    public static readonly Text Represents = new("Hvem representerer de?", "Kven representerer dei?", "Whom do they represent?");
    public static readonly Text HowMany = new("Hvor mange plasser?", "Kor mange plassar?", "How many seats?");
    public static readonly Text One = new("1", "1", "1");
    public static readonly Text MayVote = new("Har de stemme?", "Har dei røyst?", "Do they vote?");
    public static readonly Text MayStandEmpty = new("Kan de stå tomme?", "Kan dei stå tomme?", "May they stand empty?");
    public static readonly Text Note = new("Merknad", "Merknad", "Note");

    public static readonly Text NoteHint = new(
        "Det som er kjent om hvem som oppnevner, for eksempel «De to minste klyngene».", "Det som er kjent om kven som oppnemner, til dømes «Dei to minste klyngene».",
        "What is known of who appoints, such as “The two smallest clusters”.");

    public static readonly Text Appoint = new("Oppnevn", "Oppnemn", "Appoint");
    public static readonly Text WhichSeat = new("Hvilken plass?", "Kva plass?", "Which seat?");
    public static readonly Text Who = new("Hvem oppnevnes?", "Kven blir oppnemnd?", "Who is appointed?");
    public static readonly Text As = new("Som hva?", "Som kva?", "As what?");
    public static readonly Text NoEndHint = new("Første dag etter. La feltet stå tomt hvis det ikke er bestemt.", "Første dag etter. La feltet stå tomt viss det ikkje er bestemt.", "The first day after. Leave it empty if it is not decided.");
    public static readonly Text NameIsPublic = new("Kan navnet vises for alle?", "Kan namnet visast for alle?", "May the name be shown to anyone?");

    public static readonly Text NameIsPublicHint = new(
        "Bare hvis personen har sagt ja. Ellers vises det at plassen er besatt.", "Berre viss personen har sagt ja. Elles viser vi at plassen er fylt.",
        "Only if the person has agreed. Otherwise it is shown that the seat is held.");

    public static readonly Text Vacate = new("Avslutt et verv", "Avslutt eit verv", "End an appointment");
    public static readonly Text WhoLeaves = new("Hvem går ut?", "Kven går ut?", "Who leaves?");
    public static readonly Text LeavesOn = new("Ikke med fra og med", "Ikkje med frå og med", "No longer part of it from");
    public static readonly Text Waive = new("Gjør unntak fra en regel", "Gjer unntak frå ein regel", "Waive a rule");
    public static readonly Text WaiveReasonHint = new("Alle kan lese begrunnelsen.", "Alle kan lese grunngivinga.", "Anyone can read the reason.");
    public static readonly Text WaiveLeadsTo = new("Organet kan få mandat selv om regelen er brutt.", "Organet kan få mandat sjølv om regelen er broten.", "The body can be given a mandate though the rule is broken.");
    public static readonly Text Adopt = new("Vedta mandat", "Vedta mandat", "Adopt a mandate");

    public static readonly Text AdoptLead = new(
        "Et nytt mandat avløser det forrige fra sin første dag. Det som ikke nevnes, kan organet ikke avgjøre.",
        "Eit nytt mandat avløyser det førre frå sin første dag. Det som ikkje er nemnt, kan organet ikkje avgjere.",
        "A new mandate replaces the one before from its first day. What it does not mention, the body cannot decide.");

    public static readonly Text Given = new("Hva kan organet gjøre?", "Kva kan organet gjere?", "What can the body do?");
    public static readonly Text Excluded = new("Hva sier mandatet at det ikke kan?", "Kva seier mandatet at det ikkje kan?", "What does the mandate say that it cannot?");
    public static readonly Text ExcludedHint = new("Det som står uttrykkelig i mandatet.", "Det som står uttrykkjeleg i mandatet.", "What the mandate says expressly.");
    public static readonly Text ConditionHint = new("For eksempel: Så lenge finansieringen fortsetter.", "Til dømes: Så lenge finansieringa held fram.", "For example: As long as the funding continues.");
    public static readonly Text Source = new("Kilde", "Kjelde", "Source");
    public static readonly Text SourceHint = new("Vedtaket eller dokumentet mandatet står i.", "Vedtaket eller dokumentet mandatet står i.", "The decision or the document that holds the mandate.");
    public static readonly Text Lapse = new("Vilkåret er falt bort", "Vilkåret har falle bort", "The condition no longer holds");
    public static readonly Text LapseLeadsTo = new("Organet mister fullmaktene sine fra den dagen.", "Organet mistar fullmaktene sine frå den dagen.", "The body loses its powers from that day.");
    public static readonly Text Dissolve = new("Oppløs organet", "Løys opp organet", "Dissolve the body");
    public static readonly Text SeatsEnd = new("Alle plasser, verv og mandat slutter den dagen.", "Alle plassar, verv og mandat sluttar den dagen.", "All seats, appointments and mandates end on that day.");

    public static readonly Text Revise = new("Endre organet", "Endre organet", "Revise the body");
    public static readonly Text LeaderSeat = new("Hvilken plass leder organet?", "Kva plass leier organet?", "Which seat leads the body?");
    public static readonly Text HowOftenItMeets = new("Hvor mange møter i året, minst?", "Kor mange møte i året, minst?", "How many meetings a year, at least?");
    public static readonly Text AddReading = new("Ny tolkning", "Ny tolking", "New reading");

    public static readonly Text ReadingLead = new(
        "En tolkning sier hvem som teller på hvilken side når flertall vurderes. Den som ikke er med på noen side, telles ikke.",
        "Ei tolking seier kven som tel på kva side når fleirtal blir vurdert. Den som ikkje er med på noka side, blir ikkje tald.",
        "A reading says who counts on which side when a majority is judged. Those on neither side are left out.");

    public static readonly Text ReadingName = new("Hva skal tolkningen hete?", "Kva skal tolkinga heite?", "What should the reading be called?");
    public static readonly Text ReadingNameHint = new("For eksempel «Uten brukerorganisasjonene».", "Til dømes «Utan brukarorganisasjonane».", "For example “Without the user organisations”.");
    public static readonly Text MunicipalSide = new("Hvem teller på kommunenes side?", "Kven tel på kommunane si side?", "Who counts on the municipalities' side?");
    public static readonly Text OtherSide = new("Hvem teller på den andre siden?", "Kven tel på den andre sida?", "Who counts on the other side?");
    public static readonly Text OtherSideHint = new("Ingen kan telle på begge.", "Ingen kan telje på begge.", "None can count on both.");
    public static readonly Text AddRule = new("Ny regel", "Ny regel", "New rule");
    public static readonly Text RuleText = new("Hva sier regelen?", "Kva seier regelen?", "What does the rule say?");
    public static readonly Text RuleTextHint = new("Skriv den slik den står i mandatet, på bokmål.", "Skriv han slik han står i mandatet, på bokmål.", "Write it as it stands in the mandate, in bokmål.");
    public static readonly Text Measure = new("Hva gjelder den?", "Kva gjeld han?", "What is it about?");
    public static readonly Text StepMeasure = new("Hva som telles", "Kva som blir talt", "What is counted");

    public static readonly IReadOnlyList<(string Name, Text Text)> Measures =
    [
        ("majority", new("Om kommunene har flertall", "Om kommunane har fleirtal", "Whether the municipalities have a majority")),
        ("seats", new("Hvor mange plasser noen har", "Kor mange plassar nokon har", "How many seats somebody has")),
        ("deputies", new("Om alle har vara", "Om alle har vara", "Whether everybody has a deputy")),
    ];

    public static readonly Text Strength = new("Må den følges?", "Må han følgjast?", "Must it be kept?");

    public static readonly IReadOnlyList<(string Name, Text Text)> Strengths =
    [
        ("hard", new("Ja. Organet får ikke mandat uten, eller uten unntak", "Ja. Organet får ikkje mandat utan, eller utan unntak", "Yes. The body gets no mandate without it, or without a waiver")),
        ("soft", new("Nei. Den vises bare", "Nei. Han blir berre vist", "No. It is only shown")),
    ];

    public static readonly Text VotesMore = new("Hvor mange flere stemmer enn de andre, minst?", "Kor mange fleire røyster enn dei andre, minst?", "How many more votes than the others, at least?");
    public static readonly Text VotesMoreHint = new("Én hvis du ikke fyller ut.", "Éi viss du ikkje fyller ut.", "One if you leave it empty.");
    public static readonly Text ReadingsOfRule = new("Hvilke tolkninger gjelder den etter?", "Kva tolkingar gjeld han etter?", "By which readings is it judged?");
    public static readonly Text NoReadings = new("Organet har ingen tolkninger ennå. Legg til en først.", "Organet har ingen tolkingar enno. Legg til ei først.", "The body has no readings yet. Add one first.");
    public static readonly Text AllWhenEmpty = new("Alle hvis du ikke velger.", "Alle viss du ikkje vel.", "All if you choose none.");
    public static readonly Text Least = new("Minst hvor mange?", "Minst kor mange?", "How many at least?");
    public static readonly Text Greatest = new("Høyst hvor mange?", "Høgst kor mange?", "How many at most?");
    public static readonly Text KindsOfRule = new("Hvilke plasser gjelder den?", "Kva plassar gjeld han?", "Which seats is it about?");
    public static readonly Text RemoveRule = new("Fjern en regel eller en tolkning", "Fjern ein regel eller ei tolking", "Remove a rule or a reading");
    public static readonly Text Remove = new("Fjern", "Fjern", "Remove");
    public static readonly Text WhatGoes = new("Hva skal fjernes?", "Kva skal fjernast?", "What should be removed?");
    public static readonly Text ChooseWhatGoes = new("Velg det som skal fjernes.", "Vel det som skal fjernast.", "Choose what should be removed.");
    public static readonly Text RemoveLeadsTo = new("Organet blir ikke lenger vurdert etter den.", "Organet blir ikkje lenger vurdert etter han.", "The body is no longer judged by it.");
    public static readonly Text PartsOfIt = new("Underliggende organ", "Underliggjande organ", "Bodies below this one");

    /// <summary>What can be done with a body: its name in the API, what the button says, and the last part of the page's address.</summary>
    public static readonly IReadOnlyList<(string Name, Text Label, string Page)> Actions =
    [
        ("appoint", Appoint, "oppnevn"), ("vacate", Vacate, "fratre"), ("add-seats", AddSeats, "plasser"), ("adopt-mandate", Adopt, "mandat"),
        ("revise", Revise, "endre"), ("revise", AddRule, "regel"), ("revise", AddReading, "tolkning"), ("revise", RemoveRule, "fjern-regel"),
        ("waive-rule", Waive, "unntak"), ("lapse-mandate", Lapse, "bortfall"), ("dissolve", Dissolve, "opplos"),
    ];

    public static readonly IReadOnlyList<(string Name, Text Text)> YesOrNo = [("yes", RegisterTexts.Yes), ("no", RegisterTexts.No)];

    public static readonly IReadOnlyList<(string Name, Text Text)> HoldingRoles =
        [("holder", new("Fast", "Fast", "Holder")), ("deputy", new("Vara", "Vara", "Deputy"))];

    public static IReadOnlyList<(string Name, Text Text)> PowerChoices { get; } = [.. Enum.GetValues<Power>().Select(power => Open.NameOf(power)).Select(name => (name, PowerName(name)))];

    public static IReadOnlyList<(string Name, Text Text)> Kinds { get; } = [.. Enum.GetValues<BodyKind>().Select(kind => Open.NameOf(kind)).Select(name => (name, KindName(name)))];

    public static IReadOnlyList<(string Name, Text Text)> SeatKinds { get; } = [.. Enum.GetValues<SeatKind>().Select(kind => Open.NameOf(kind)).Select(name => (name, SeatKindName(name)))];

    public static Text ReadingCalled(string name) => new($"Tolkningen «{name}»", $"Tolkinga «{name}»", $"The reading “{name}”");

    public static Text Count(long count) => new($"{count} organ", $"{count} organ", count == 1 ? "1 body" : $"{count} bodies");

    public static Text CountSeats(long voting, long observing) => new(
        $"{voting} plasser med stemme, {observing} uten", $"{voting} plassar med røyst, {observing} utan", $"{voting} voting seats, {observing} observing");

    public static Text KindName(string kind) => kind switch
    {
        "cooperation-body" => new("Samarbeidsorgan", "Samarbeidsorgan", "Cooperation body"),
        "working-committee" => new("Arbeidsutvalg", "Arbeidsutval", "Working committee"),
        "steering-group" => new("Styringsgruppe", "Styringsgruppe", "Steering group"),
        "reference-group" => new("Referansegruppe", "Referansegruppe", "Reference group"),
        "network" => new("Nettverk", "Nettverk", "Network"),
        "committee" => new("Komité", "Komité", "Committee"),
        "other" => new("Annet", "Anna", "Other"),
        _ => Text.Same(kind),
    };

    public static Text SeatKindName(string kind) => kind switch
    {
        "municipal" => new("Kommune", "Kommune", "Municipality"),
        "research" => new("Forskning", "Forsking", "Research"),
        "user-organisation" => new("Brukerorganisasjon", "Brukarorganisasjon", "User organisation"),
        "association" => new("KS", "KS", "KS"),
        "health-trust" => new("Helseforetak", "Helseføretak", "Health trust"),
        "authority" => new("Myndighet", "Styresmakt", "Authority"),
        "other" => new("Andre", "Andre", "Others"),
        _ => Text.Same(kind),
    };

    public static Text PowerName(string power) => power switch
    {
        "advise" => new("Gi råd", "Gi råd", "Advise"),
        "prioritise" => new("Prioritere behov", "Prioritere behov", "Prioritise needs"),
        "escalate" => new("Løfte saker til neste nivå", "Løfte saker til neste nivå", "Escalate cases"),
        "decide-budget" => new("Vedta budsjett", "Vedta budsjett", "Decide budgets"),
        "decide-calls" => new("Avgjøre utlysninger", "Avgjere utlysingar", "Decide calls"),
        "decide-awards" => new("Avgjøre tildelinger", "Avgjere tildelingar", "Decide awards"),
        _ => Text.Same(power),
    };

    public static Text StandingName(string standing) => standing switch
    {
        "given" => new("Gitt", "Gitt", "Given"),
        "excluded" => new("Uttrykkelig unntatt", "Uttrykkjeleg unnateken", "Expressly excluded"),
        _ => new("Ikke nevnt", "Ikkje nemnd", "Not mentioned"),
    };

    public static Text FromTo(string from, string? to) => to is null
        ? new($"fra {from}", $"frå {from}", $"from {from}")
        : new($"{from} til {to}", $"{from} til {to}", $"{from} to {to}");

    public static Text LapsedOn(string day) => new($"Falt bort {day}.", $"Fall bort {day}.", $"No longer holds since {day}.");

    public static Text WaivedFrom(string rule, string day) => new(
        $"Unntak fra «{rule}» fra {day}:", $"Unntak frå «{rule}» frå {day}:", $"“{rule}” is waived from {day}:");
}
