using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts that every form has.</summary>
internal static class FormTexts
{
    public static readonly Text Optional = new("Valgfritt", "Valfritt", "Optional");
    public static readonly Text Cancel = new("Avbryt", "Avbryt", "Cancel");
    public static readonly Text MustBeCorrected = new("Må rettes: ", "Må rettast: ", "To correct: ");
    public static readonly Text CorrectThis = new("Rett dette, og send på nytt", "Rett dette, og send på nytt", "Correct this, and send again");

    public static readonly Text AboutDraft = new(
        "Kladden er bare din. Den slettes når skjemaet er sendt, eller når den har ligget urørt i 30 dager.",
        "Kladden er berre din. Han blir sletta når skjemaet er sendt, eller når han har lege urørt i 30 dagar.",
        "The draft is yours alone. It is deleted when the form has been sent, or when it has not been changed for 30 days.");

    public static readonly Text SaveDraft = new("Lagre kladd", "Lagre kladd", "Save draft");
    public static readonly Text DeleteDraft = new("Slett kladden", "Slett kladden", "Delete the draft");

    public static Text Saved(string time) => new(
        $"Kladden er lagret kl. {time}.", $"Kladden er lagra kl. {time}.", $"The draft was saved at {time}.");

    public static readonly Text NotSaved = new(
        "Kladden er ikke lagret. Vi prøver igjen når du skriver videre.",
        "Kladden er ikkje lagra. Vi prøver igjen når du skriv vidare.",
        "The draft is not saved. We try again when you go on writing.");

    public static Text Restored(string when) => new(
        $"Det du skrev, er tatt vare på. Dette er kladden din fra {when}.",
        $"Det du skreiv, er teke vare på. Dette er kladden din frå {when}.",
        $"What you wrote has been kept. This is your draft from {when}.");

    public static readonly Text OutcomeUnknown = new(
        "Vi fikk ikke svar, og vet ikke om det kom fram. Send en gang til: Det blir aldri registrert to ganger. Det du har skrevet, er lagret som kladd.",
        "Vi fekk ikkje svar, og veit ikkje om det kom fram. Send ein gong til: Det blir aldri registrert to gonger. Det du har skrive, er lagra som kladd.",
        "We got no answer, and do not know whether it arrived. Send once more: it is never registered twice. What you have written is saved as a draft.");

    public static readonly Text NotChecked = new(
        "Vi fikk ikke svar. Ingenting er sendt, og det du har skrevet, er lagret som kladd. Prøv igjen om litt.",
        "Vi fekk ikkje svar. Ingenting er sendt, og det du har skrive, er lagra som kladd. Prøv igjen om litt.",
        "We got no answer. Nothing has been sent, and what you have written is saved as a draft. Try again in a while.");

    public static readonly Text Steps = new("Steg i skjemaet", "Steg i skjemaet", "Steps of the form");
    public static readonly Text NextStep = new("Neste", "Neste", "Next");
    public static readonly Text PreviousStep = new("Forrige", "Førre", "Previous");

    public static Text StepOf(long step, long count) => new($"Steg {step} av {count}", $"Steg {step} av {count}", $"Step {step} of {count}");

    public static readonly Text FindInList = new("Finn i listen", "Finn i lista", "Find in the list");
    public static readonly Text Chosen = new("Valgt", "Valt", "Chosen");
    public static readonly Text ShownOf = new("Viser {0} av {1}.", "Viser {0} av {1}.", "Showing {0} of {1}.");

    public static Text ToChooseFrom(long count) => new($"{count} å velge mellom", $"{count} å velje mellom", $"{count} to choose from");

    public static readonly Text LookOver = new("Se over", "Sjå over", "Check your answers");
    public static readonly Text LookOverTitle = new("Se over: ", "Sjå over: ", "Check: ");

    public static readonly Text LookOverHeading = new("Se over før du sender", "Sjå over før du sender", "Check before you send");

    public static readonly Text LookOverLead = new(
        "Les gjennom. Ingenting er sendt ennå.", "Les gjennom. Ingenting er sendt enno.", "Read it through. Nothing has been sent yet.");

    public static readonly Text SentBefore = new(
        "Dette skjemaet er allerede sendt, og det du sendte da, er registrert. Vil du sende det du har skrevet nå også, send en gang til.",
        "Dette skjemaet er allereie sendt, og det du sende då, er registrert. Vil du sende det du har skrive no òg, send ein gong til.",
        "This form has already been sent, and what you sent then is registered. If you want to send what you have written now too, send once more.");

    public static readonly Text ChangedByAnother = new(
        "Noen andre endret dette mens du skrev. Det du skrev, står i feltene, og det den andre skrev, står ved siden av. Se over, og send på nytt.",
        "Nokon andre endra dette medan du skreiv. Det du skreiv, står i felta, og det den andre skreiv, står ved sida av. Sjå over, og send på nytt.",
        "Somebody else changed this while you were writing. What you wrote is in the fields, and what they wrote is beside it. Look it over, and send again.");

    public static readonly Text AnotherWrote = new("Den andre skrev:", "Den andre skreiv:", "They wrote:");
    public static readonly Text Nothing = new("(ingenting)", "(ingenting)", "(nothing)");
}
