using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about how a secretariat screens needs, and what it and the municipality write to each other.</summary>
internal static class ScreeningTexts
{
    public static readonly Text Take = new("Ta behovet til vurdering", "Ta behovet til vurdering", "Take the need in hand");
    public static readonly Text TakeShort = new("Ta", "Ta", "Take");
    public static readonly Text Ask = new("Spør kommunen", "Spør kommunen", "Ask the municipality");
    public static readonly Text Answer = new("Svar på spørsmålet", "Svar på spørsmålet", "Answer the question");
    public static readonly Text Screen = new("Vurder som egnet", "Vurder som eigna", "Find it suitable");
    public static readonly Text Decline = new("Avslå behovet", "Avslå behovet", "Decline the need");
    public static readonly Text Reopen = new("Ta behovet opp igjen", "Ta behovet opp att", "Open the need again");

    public static readonly Text Board = new("Behov til vurdering", "Behov til vurdering", "Needs to screen");

    public static readonly Text BoardLead = new(
        "De eldste står først. Kommunen ser status, hvem som har saken, og når den kan vente svar.",
        "Dei eldste står først. Kommunen ser status, kven som har saka, og når han kan vente svar.",
        "The oldest come first. The municipality sees the status, who has the case, and when to expect an answer.");

    public static Text More(long total) => new($"Se alle {total}", $"Sjå alle {total}", $"See all {total}");

    public static readonly Text HeardBy = new("Når kan kommunen vente å høre fra dere?", "Når kan kommunen vente å høyre frå dykk?", "By when can the municipality expect to hear from you?");
    public static readonly Text NextBy = new("Når kan kommunen vente neste steg?", "Når kan kommunen vente neste steg?", "By when can the municipality expect the next step?");
    public static readonly Text DayIsPublic = new("Alle kan se denne dagen.", "Alle kan sjå denne dagen.", "Anyone can see this day.");
    public static readonly Text Question = new("Hva lurer dere på?", "Kva lurer de på?", "What do you want to know?");
    public static readonly Text AnswerBy = new("Når trenger dere svaret?", "Når treng de svaret?", "When do you need the answer?");
    public static readonly Text YourAnswer = new("Svaret deres", "Svaret dykkar", "Your answer");
    public static readonly Text WhySuitable = new("Hvorfor kan behovet gå videre?", "Kvifor kan behovet gå vidare?", "Why can the need go on?");
    public static readonly Text WhyDeclined = new("Hvorfor kan det ikke gå videre slik det er nå?", "Kvifor kan det ikkje gå vidare slik det er no?", "Why can it not go on as it is now?");
    public static readonly Text OfferedHelp = new("Hva kan dere hjelpe kommunen med?", "Kva kan de hjelpe kommunen med?", "What can you help the municipality with?");

    public static readonly Text OfferedHelpHint = new(
        "For eksempel å finne et spørsmål som forskning kan svare på. Skriv hvem kommunen kan kontakte.",
        "Til dømes å finne eit spørsmål som forsking kan svare på. Skriv kven kommunen kan kontakte.",
        "For instance to find a question that research can answer. Write whom the municipality can contact.");

    public static readonly Text WhyReopened = new("Hvorfor tas det opp igjen?", "Kvifor blir det teke opp att?", "Why is it opened again?");

    public static readonly Text AnswerLead = new(
        "Sekretariatet får behovet tilbake når du har svart. Må teksten i behovet endres, kan du endre den i stedet.",
        "Sekretariatet får behovet tilbake når du har svart. Må teksten i behovet endrast, kan du endre han i staden.",
        "The secretariat gets the need back when you have answered. If the need's text must change, you can revise it instead.");

    public static readonly Text Done = new("Det er lagret", "Det er lagra", "It has been saved");
    public static readonly Text CanBeReopened = new("Sekretariatet kan ta behovet opp igjen senere.", "Sekretariatet kan ta behovet opp att seinare.", "The secretariat can open the need again later.");
    public static readonly Text Handler = new("Ligger hos", "Ligg hos", "With");
    public static readonly Text ExpectedBy = new("Ventet innen", "Venta innan", "Expected by");
    public static readonly Text Conversation = new("Sekretariatet og kommunen", "Sekretariatet og kommunen", "The secretariat and the municipality");

    /// <summary>What comes next for a need in a state.</summary>
    public static Text Coming(string status) => status switch
    {
        "submitted" => new("Vurdering", "Vurdering", "Screening"),
        "clarifying" => new("Svar fra kommunen", "Svar frå kommunen", "An answer from the municipality"),
        _ => new("Neste steg", "Neste steg", "The next step"),
    };

    /// <summary>Who has a need that nobody has taken yet.</summary>
    public static Text Secretariat(string region) => new($"sekretariatet i {region}", $"sekretariatet i {region}", $"the secretariat of {region}");

    /// <summary>What was written, as a heading over it.</summary>
    public static Text Remark(string verb) => verb switch
    {
        "asked" => new("Sekretariatet spør", "Sekretariatet spør", "The secretariat asks"),
        "answered" => new("Kommunen svarer", "Kommunen svarer", "The municipality answers"),
        "screened" => new("Derfor kan behovet gå videre", "Difor kan behovet gå vidare", "Why the need can go on"),
        "declined" => new("Derfor er behovet avslått", "Difor er behovet avslått", "Why the need is declined"),
        "offered" => new("Dette kan sekretariatet hjelpe med", "Dette kan sekretariatet hjelpe med", "What the secretariat can help with"),
        "reopened" => new("Derfor er behovet tatt opp igjen", "Difor er behovet teke opp att", "Why the need is opened again"),
        _ => Text.Same(verb),
    };

    /// <summary>What is asked of a person.</summary>
    public static Text Task(string kind) => kind switch
    {
        "answer-question" => new("Svar på spørsmål om behovet", "Svar på spørsmål om behovet", "Answer a question about the need"),
        "screen-need" => new("Vurder behovet", "Vurder behovet", "Screen the need"),
        _ => Text.Same(kind),
    };

    /// <summary>How long it is likely to take.</summary>
    public static Text Minutes(long minutes) => new($"Omtrent {minutes} minutter", $"Omtrent {minutes} minutt", $"About {minutes} minutes");
}
