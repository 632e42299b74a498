using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the page that shows the patterns.</summary>
internal static class StyleTexts
{
    public static readonly Text Title = new("Slik er sidene bygd", "Slik er sidene bygde", "How the pages are built");

    public static readonly Text Lead = new(
        "Hver side i KSF er laget av disse delene. Innholdet her er eksempler, også slikt som er vanskelig å vise.",
        "Kvar side i KSF er laga av desse delane. Innhaldet her er døme, også slikt som er vanskeleg å vise.",
        "Every page in KSF is made of these parts. What is in them here are examples, also of what is hard to show.");

    public static readonly Text Parts = new("Deler", "Delar", "Parts");

    public static readonly Text States = new("Tilstander", "Tilstandar", "States");

    public static readonly Text StatesLead = new(
        "Ett ord for hver tilstand, det samme overalt. Fargen og figuren gjentar bare ordet.",
        "Eitt ord for kvar tilstand, det same overalt. Fargen og figuren tek berre opp att ordet.",
        "One word for each state, the same everywhere. The colour and the shape only repeat the word.");

    public static readonly Text Figures = new("Dager, beløp og tall", "Dagar, beløp og tal", "Days, amounts and numbers");

    public static readonly Text FiguresLead = new(
        "Skrevet ut, så de ikke kan misforstås.", "Skrivne ut, så dei ikkje kan misforståast.", "Written out, so that they cannot be misunderstood.");

    public static readonly Text Day = new("Dag", "Dag", "Day");
    public static readonly Text Instant = new("Tidspunkt", "Tidspunkt", "Time");
    public static readonly Text Money = new("Beløp", "Beløp", "Amount");
    public static readonly Text Exact = new("Beløp med øre", "Beløp med øre", "Amount with øre");

    public static readonly Text List = new("Liste", "Liste", "List");

    public static readonly Text ListLead = new(
        "Rader med tittel, tilstand og to opplysninger. Det du velger, står i adressen, så du kan sende den til en kollega.",
        "Rader med tittel, tilstand og to opplysningar. Det du vel, står i adressa, så du kan sende ho til ein kollega.",
        "Rows with title, state and two facts. What you choose is in the address, so that you can send it to a colleague.");

    public static readonly Text EmptyList = new("En tom liste", "Ei tom liste", "An empty list");

    public static readonly Text Detail = new("Detaljer", "Detaljar", "Detail");

    public static readonly Text DetailLead = new(
        "En ting for seg: hvor langt den er kommet, hva som har skjedd, og hvem som har den nå.",
        "Ein ting for seg: kor langt han er komen, kva som har skjedd, og kven som har han no.",
        "One thing: how far it has come, what has happened, and who has it now.");

    public static readonly Text Place = new("Sted med faner", "Stad med faner", "Place with tabs");

    public static readonly Text PlaceLead = new(
        "Hver fane er en lenke til en egen side.", "Kvar fane er ei lenkje til ei eiga side.", "Each tab is a link to a page of its own.");

    public static readonly Text Form = new("Skjema i steg", "Skjema i steg", "Form in steps");

    public static readonly Text FormLead = new(
        "Steg, oppsummering før du sender, og kvittering etterpå.", "Steg, oppsummering før du sender, og kvittering etterpå.", "Steps, a summary before you send, and a receipt afterwards.");

    public static readonly Text Write = new("Skriv", "Skriv", "Write");
    public static readonly Text LookOver = new("Se over", "Sjå over", "Look over");
    public static readonly Text Sent = new("Send", "Send", "Send");

    public static readonly Text Ranking = new("Rangering", "Rangering", "Ranking");

    public static readonly Text RankingLead = new(
        "Flytt opp og ned med knappene.", "Flytt opp og ned med knappane.", "Move up and down with the buttons.");

    public static readonly Text Board = new("Tavle", "Tavle", "Board");

    public static readonly Text BoardLead = new(
        "Kolonner etter tilstand. Et kort flyttes med en knapp som sier hvor det skal.",
        "Kolonnar etter tilstand. Eit kort blir flytt med ein knapp som seier kvar det skal.",
        "Columns by state. A card moves by a button that says where it goes.");

    public static readonly Text Table = new("Tabell", "Tabell", "Table");

    public static readonly Text TableLead = new(
        "Tall står rett under hverandre, med sum nederst. På en smal skjerm står hver rad for seg.",
        "Tal står rett under kvarandre, med sum nedst. På ein smal skjerm står kvar rad for seg.",
        "Numbers stand under each other, with sums at the foot. On a narrow screen each row stands by itself.");

    public static readonly Text EmptyTable = new("En tom tabell", "Ein tom tabell", "An empty table");

    public static readonly Text Picture = new("Figur", "Figur", "Figure");

    public static readonly Text PictureLead = new(
        "Et bilde av tall, med én setning om hva det viser og de samme tallene i en tabell.",
        "Eit bilete av tal, med éi setning om kva det viser og dei same tala i ein tabell.",
        "A picture of numbers, with one sentence on what it shows and the same numbers in a table.");

    public static readonly Text Decision = new("Avgjørelse", "Avgjerd", "Decision");

    public static readonly Text DecisionLead = new(
        "Hva som blir avgjort, hvorfor, og hva det fører til. Det som ikke kan angres, blir det spurt om en gang til.",
        "Kva som blir avgjort, kvifor, og kva det fører til. Det som ikkje kan angrast, blir det spurt om ein gong til.",
        "What is decided, why, and what it leads to. What cannot be undone is asked once more.");

    public static readonly Text Problem = new("Beskjed", "Melding", "Notice");

    public static readonly Text ProblemLead = new(
        "Hva som skjedde, hva som er tatt vare på, og hva du kan gjøre.",
        "Kva som skjedde, kva som er teke vare på, og kva du kan gjere.",
        "What happened, what has been kept, and what you can do.");

    public static Text NeedCount(string number) => new($"{number} behov", $"{number} behov", $"{number} needs");
}
