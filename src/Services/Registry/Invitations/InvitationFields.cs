using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Invitations;

/// <summary>Texts for required fields of an invitation that are empty.</summary>
internal static class InvitationFields
{
    public static readonly Text Email = new(
        "Skriv e-postadressen til den du inviterer.", "Skriv e-postadressa til den du inviterer.", "Write the e-mail address of the person you invite.");

    public static readonly Text NotAnEmail = new(
        "Skal være en e-postadresse, som navn@kommune.no.", "Skal vere ei e-postadresse, som namn@kommune.no.", "Must be an e-mail address, such as name@kommune.no.");

    public static readonly Text Token = new(
        "Åpne lenken fra e-posten på nytt.", "Opne lenkja frå e-posten på nytt.", "Open the link from the e-mail again.");

    public static readonly Text Name = new("Skriv navnet ditt.", "Skriv namnet ditt.", "Write your name.");
}
