using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Positions;

/// <summary>Texts for required fields of a position that are empty.</summary>
internal static class PositionFields
{
    public static readonly Text Kind = new("Velg hva slags stilling det er.", "Vel kva slags stilling det er.", "Choose what kind of position it is.");

    public static readonly Text Title = new("Skriv tittelen på stillingen, eller temaet.", "Skriv tittelen på stillinga, eller temaet.", "Write the title of the position, or its topic.");

    public static readonly Text From = new("Skriv første dag.", "Skriv første dag.", "Write the first day.");

    public static readonly Text Employers = new("En slik stilling har to arbeidsgivere.", "Ei slik stilling har to arbeidsgivarar.", "Such a position has two employers.");

    public static readonly Text Employer = new("Velg en arbeidsgiver.", "Vel ein arbeidsgivar.", "Choose an employer.");

    public static readonly Text Percent = new("Skriv prosenten hos arbeidsgiveren, fra 1 til 100.", "Skriv prosenten hos arbeidsgivaren, frå 1 til 100.", "Write the percentage at the employer, from 1 to 100.");

    public static readonly Text NameIsPublic = new(
        "Si om personen har sagt ja til at navnet vises.", "Sei om personen har sagt ja til at namnet blir vist.", "Say whether the person has agreed that the name is shown.");

    public static readonly Text EndsOn = new("Skriv første dag uten stillingen.", "Skriv første dag utan stillinga.", "Write the first day without the position.");

    public static readonly Text Reason = new("Skriv hvorfor stillingen avsluttes.", "Skriv kvifor stillinga blir avslutta.", "Write why the position is ended.");
}
