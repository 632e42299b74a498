using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Invitations;

/// <summary>Problem types of invitations.</summary>
internal static class InvitationProblems
{
    public static readonly ProblemType AlreadyInvited = new("already-invited", 409,
        new("Allerede invitert", "Allereie invitert", "Already invited"),
        new("Denne adressen har en invitasjon til samme rolle som ingen har svart på; id-en står i «conflictingId». Send den på nytt.",
            "Denne adressa har ein invitasjon til same rolle som ingen har svart på; id-en står i «conflictingId». Send han på nytt.",
            "This address has an invitation to the same role that nobody has answered; its id is in “conflictingId”. Send it again."));

    public static readonly ProblemType TooMany = new("too-many-invitations", 429,
        new("For mange invitasjoner", "For mange invitasjonar", "Too many invitations"),
        new("Du kan sende {0} invitasjoner i døgnet. Prøv igjen i morgen.", "Du kan sende {0} invitasjonar i døgnet. Prøv igjen i morgon.",
            "You can send {0} invitations in 24 hours. Try again tomorrow."));

    public static readonly ProblemType SentTooOften = new("invitation-sent-too-often", 429,
        new("Sendt for ofte", "Send for ofte", "Sent too often"),
        new("Denne invitasjonen er sendt {0} ganger. Vent litt, eller gi personen lenken selv.",
            "Denne invitasjonen er send {0} gonger. Vent litt, eller gi personen lenkja sjølv.",
            "This invitation has been sent {0} times. Wait a little, or give the person the link yourself."));

    public static readonly ProblemType Unknown = new("invitation-unknown", 404,
        new("Ukjent invitasjon", "Ukjend invitasjon", "Unknown invitation"),
        new("Lenken gjelder ingen invitasjon. Kanskje er den kopiert bare delvis, eller du har fått en nyere.",
            "Lenkja gjeld ingen invitasjon. Kanskje er ho kopiert berre delvis, eller du har fått ei nyare.",
            "The link belongs to no invitation. It may have been copied in part only, or you may have received a newer one."));

    public static readonly ProblemType Used = new("invitation-used", 409,
        new("Invitasjonen er brukt", "Invitasjonen er brukt", "The invitation has been used"),
        new("Noen har allerede tatt imot den. En lenke kan brukes én gang.", "Nokon har allereie teke imot han. Ei lenkje kan brukast éin gong.",
            "Somebody has already accepted it. A link can be used once."));

    public static readonly ProblemType Withdrawn = new("invitation-withdrawn", 409,
        new("Invitasjonen er trukket tilbake", "Invitasjonen er trekt tilbake", "The invitation has been withdrawn"),
        new("Spør den som inviterte deg.", "Spør den som inviterte deg.", "Ask the person who invited you."));

    public static readonly ProblemType Expired = new("invitation-expired", 409,
        new("Invitasjonen gjelder ikke lenger", "Invitasjonen gjeld ikkje lenger", "The invitation has expired"),
        new("Ingen tok imot den i tide. Be om en ny.", "Ingen tok imot han i tide. Be om ein ny.", "Nobody accepted it in time. Ask for a new one."));

    public static readonly ProblemType RoleIsOver = new("invited-role-is-over", 409,
        new("Rollen er over", "Rolla er over", "The role is over"),
        new("Perioden som du ble invitert for, er over. Be om en ny invitasjon.", "Perioden som du vart invitert for, er over. Be om ein ny invitasjon.",
            "The period that you were invited for is over. Ask for a new invitation."));

    public static readonly ProblemType ForPersons = new("invitation-for-persons", 403,
        new("Invitasjonen gjelder en person", "Invitasjonen gjeld ein person", "The invitation is for a person"),
        new("Et system får roller av sekretariatet.", "Eit system får roller av sekretariatet.", "A system is given roles by the secretariat."));

    public static readonly Text OverBeforeItBegins = new(
        "Rollen må vare lenger enn til i dag.", "Rolla må vare lenger enn til i dag.", "The role must last beyond today.");
}
