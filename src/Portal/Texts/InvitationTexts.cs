using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about invitations to roles.</summary>
internal static class InvitationTexts
{
    public static readonly Text Invite = new("Inviter en ny person", "Inviter ein ny person", "Invite a new person");

    public static readonly Text InviteLead = new(
        "Personen får en e-post med en lenke, logger inn, ser hva rollen er, og sier ja. Da har de rollen. Er personen allerede i listen, gir du heller rollen direkte.",
        "Personen får ein e-post med ei lenkje, loggar inn, ser kva rolla er, og seier ja. Då har dei rolla. Er personen allereie i lista, gir du heller rolla direkte.",
        "The person receives an e-mail with a link, signs in, sees what the role is, and agrees. Then the role is theirs. If the person is in the list already, give the role directly instead.");

    public static readonly Text Send = new("Send invitasjonen", "Send invitasjonen", "Send the invitation");
    public static readonly Text Email = new("E-postadresse", "E-postadresse", "E-mail address");

    public static readonly Text EmailHint = new(
        "Bruk jobbadressen. KSF sletter den når invitasjonen er tatt imot, trukket eller utløpt.",
        "Bruk jobbadressa. KSF slettar ho når invitasjonen er teken imot, trekt eller gått ut.",
        "Use the work address. KSF deletes it when the invitation has been accepted, withdrawn or has expired.");

    public static readonly Text FirstDayHint = new(
        "Den dagen personen sier ja, hvis du ikke fyller ut.", "Den dagen personen seier ja, viss du ikkje fyller ut.", "The day the person agrees, if you leave it empty.");

    public static readonly Text MailLanguage = new("Språket i e-posten", "Språket i e-posten", "The language of the e-mail");
    public static readonly Text Sent = new("Invitasjoner som venter på svar", "Invitasjonar som ventar på svar", "Invitations that wait for an answer");
    public static readonly Text InvitedBy = new("Invitert av", "Invitert av", "Invited by");
    public static readonly Text LinkLasts = new("Lenken gjelder til", "Lenkja gjeld til", "The link lasts until");
    public static readonly Text Invitation = new("Invitasjon", "Invitasjon", "Invitation");
    public static readonly Text WasSent = new("Invitasjonen er sendt", "Invitasjonen er send", "The invitation is on its way");

    public static readonly Text MailIsOnItsWay = new(
        "E-posten går ut så snart e-posttjenesten svarer, som regel med en gang.", "E-posten går ut så snart e-posttenesta svarar, som regel med ein gong.",
        "The e-mail is sent as soon as the mail service answers, usually at once.");

    public static readonly Text Link = new("Lenken i e-posten", "Lenkja i e-posten", "The link in the e-mail");

    public static readonly Text LinkHint = new(
        "Du kan også gi personen lenken selv. Den som har lenken, kan ta imot rollen, så gi den ikke til andre.",
        "Du kan òg gi personen lenkja sjølv. Den som har lenkja, kan ta imot rolla, så gi ho ikkje til andre.",
        "You can also give the person the link yourself. Whoever has the link can take the role, so give it to nobody else.");

    public static readonly Text Answered = new("Tatt imot av", "Teken imot av", "Accepted by");
    public static readonly Text ErasedPerson = new("Slettet person", "Sletta person", "Erased person");
    public static readonly Text SendAgain = new("Send på nytt", "Send på nytt", "Send again");

    public static readonly Text SendAgainLead = new(
        "Personen får en ny e-post med en ny lenke. Den forrige lenken slutter å virke.", "Personen får ein ny e-post med ei ny lenkje. Den førre lenkja sluttar å verke.",
        "The person receives a new e-mail with a new link. The previous link stops working.");

    public static readonly Text Withdraw = new("Trekk invitasjonen", "Trekk invitasjonen", "Withdraw the invitation");
    public static readonly Text WithdrawLead = new("Lenken slutter å virke, og adressen slettes.", "Lenkja sluttar å verke, og adressa blir sletta.", "The link stops working, and the address is deleted.");
    public static readonly Text YouAreInvited = new("Du er invitert til KSF", "Du er invitert til KSF", "You are invited to KSF");

    public static readonly Text SignInFirst = new(
        "KSF er kommunenes samarbeidsarena for forskning. Logg inn for å se hvem som inviterer deg, og til hva. Du sier ja først etterpå.",
        "KSF er samarbeidsarenaen for forsking i kommunane. Logg inn for å sjå kven som inviterer deg, og til kva. Du seier ja først etterpå.",
        "KSF is the municipalities' arena for cooperation on research. Sign in to see who invites you, and to what. You agree only afterwards.");

    public static readonly Text Offer = new("Du er invitert til en rolle", "Du er invitert til ei rolle", "You are invited to a role");
    public static readonly Text SentTo = new("Sendt til", "Send til", "Sent to");

    public static readonly Text NotYours = new(
        "Er dette ikke din adresse, eller kjenner du ikke den som inviterer? Da lukker du siden. Den som inviterte, ser hvem som har sagt ja.",
        "Er dette ikkje di adresse, eller kjenner du ikkje den som inviterer? Då lukkar du sida. Den som inviterte, ser kven som har sagt ja.",
        "Is this not your address, or do you not know who invites you? Then close the page. Whoever invited you sees who has agreed.");

    public static readonly Text FromAcceptance = new("Den dagen du sier ja", "Den dagen du seier ja", "The day you agree");
    public static readonly Text YourName = new("Navnet ditt", "Namnet ditt", "Your name");
    public static readonly Text YourEmail = new("E-postadressen din på jobb (valgfritt)", "E-postadressa di på jobb (valfritt)", "Your e-mail address at work (optional)");

    public static readonly Text WhatIsKept = new(
        "KSF lagrer navnet ditt, e-postadressen hvis du skriver den, og hvem du er hos innloggingstjenesten. Du kan laste det ned, og be om å få det slettet.",
        "KSF lagrar namnet ditt, e-postadressa viss du skriv ho, og kven du er hos innloggingstenesta. Du kan laste det ned, og be om å få det sletta.",
        "KSF stores your name, your e-mail address if you write it, and who you are at the sign-in service. You can download it, and ask to have it erased.");

    public static readonly Text Accept = new("Ja, jeg tar imot rollen", "Ja, eg tek imot rolla", "Yes, I take the role");
    public static readonly Text Used = new("Lenken er brukt", "Lenkja er brukt", "The link has been used");

    public static readonly Text UsedByOther = new(
        "Noen har allerede tatt imot invitasjonen. En lenke kan brukes én gang. Var det ikke du, så si fra til den som inviterte deg.",
        "Nokon har allereie teke imot invitasjonen. Ei lenkje kan brukast éin gong. Var det ikkje du, så sei frå til den som inviterte deg.",
        "Somebody has already accepted the invitation. A link can be used once. If it was not you, tell the person who invited you.");

    public static readonly Text UsedByYou = new(
        "Du har allerede tatt imot invitasjonen. Rollen finner du under «Mine roller».", "Du har allereie teke imot invitasjonen. Rolla finn du under «Rollene mine».",
        "You have already accepted the invitation. You find the role under “My roles”.");

    public static readonly Text Withdrawn = new("Invitasjonen er trukket tilbake", "Invitasjonen er trekt tilbake", "The invitation has been withdrawn");
    public static readonly Text Expired = new("Invitasjonen gjelder ikke lenger", "Invitasjonen gjeld ikkje lenger", "The invitation has expired");
    public static readonly Text AskAgain = new("Spør den som inviterte deg, om en ny.", "Spør den som inviterte deg, om ein ny.", "Ask the person who invited you for a new one.");
    public static readonly Text Unknown = new("Vi finner ikke invitasjonen", "Vi finn ikkje invitasjonen", "We cannot find the invitation");

    public static readonly Text UnknownHint = new(
        "Åpne lenken fra e-posten på nytt, og pass på at hele er med. Har du fått flere e-poster, gjelder bare den siste.",
        "Opne lenkja frå e-posten på nytt, og pass på at heile er med. Har du fått fleire e-postar, gjeld berre den siste.",
        "Open the link from the e-mail again, and make sure that all of it is there. If you have received several e-mails, only the last one counts.");

    public static readonly Text DevelopmentMail = new("E-post i utvikling", "E-post i utvikling", "E-mail in development");

    public static readonly Text AboutDevelopmentMail = new(
        "Her er e-posten som plattformen ville ha sendt. Siden finnes bare i utvikling.", "Her er e-posten som plattforma ville ha sendt. Sida finst berre i utvikling.",
        "Here is the e-mail that the platform would have sent. The page exists in development only.");

    public static readonly Text Subject = new("Emne", "Emne", "Subject");
    public static readonly Text To = new("Til", "Til", "To");
    public static readonly Text When = new("Når", "Når", "When");
    public static readonly Text NoMail = new("Ingen e-post ennå.", "Ingen e-post enno.", "No e-mail yet.");
}
