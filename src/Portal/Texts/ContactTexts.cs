using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about whom to ask.</summary>
internal static class ContactTexts
{
    public static readonly Text Heading = new("Kontakt", "Kontakt", "Contact");

    public static readonly Text Lead = new(
        "Spør sekretariatet i regionen din når du lurer på noe, trenger tilgang eller vil være med.",
        "Spør sekretariatet i regionen din når du lurer på noko, treng tilgang eller vil vere med.",
        "Ask your region's secretariat when you wonder about something, need access or want to join.");

    public static readonly Text NoAddress = new(
        "Noen sekretariater har ikke lagt ut en adresse her ennå. Kontakt dem gjennom vertskommunen.",
        "Nokre sekretariat har ikkje lagt ut ei adresse her enno. Kontakt dei gjennom vertskommunen.",
        "Some secretariats have not published an address here yet. Contact them through the host municipality.");

    public static Text Regional(string name) => new($"Sekretariatet i {name}", $"Sekretariatet i {name}", $"The secretariat of {name}");

    public static Text National(string name) => new($"Sekretariatet i {name}, hos KS", $"Sekretariatet i {name}, hos KS", $"The secretariat of {name}, at KS");
}
