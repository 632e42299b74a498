using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about positions with two employers.</summary>
internal static class PositionTexts
{
    public static readonly Text Positions = new("Stillinger", "Stillingar", "Positions");

    public static readonly Text About = new(
        "Stillinger som to arbeidsgivere har sammen: delte stillinger, bistillinger og offentlig sektor-ph.d. Navn står der personen har sagt ja til det.",
        "Stillingar som to arbeidsgivarar har saman: delte stillingar, bistillingar og offentleg sektor-ph.d. Namn står der personen har sagt ja til det.",
        "Positions that two employers have together: shared positions, secondary positions and public-sector PhDs. Names are shown where the person has agreed.");

    public static readonly Text RegisterNew = new("Registrer en stilling", "Registrer ei stilling", "Register a position");
    public static readonly Text Register = new("Registrer stillingen", "Registrer stillinga", "Register the position");
    public static readonly Text Registered = new("Stillingen er registrert", "Stillinga er registrert", "The position has been registered");
    public static readonly Text Changed = new("Stillingen er endret", "Stillinga er endra", "The position has been changed");
    public static readonly Text Kind = new("Slags stilling", "Slags stilling", "Kind of position");
    public static readonly Text Title = new("Tittel eller tema", "Tittel eller tema", "Title or topic");
    public static readonly Text Employers = new("Arbeidsgivere", "Arbeidsgivarar", "Employers");
    public static readonly Text FirstEmployer = new("Første arbeidsgiver", "Første arbeidsgivar", "First employer");
    public static readonly Text SecondEmployer = new("Andre arbeidsgiver", "Andre arbeidsgivar", "Second employer");
    public static readonly Text Percent = new("Prosent der", "Prosent der", "Percentage there");
    public static readonly Text PercentHint = new("Et helt tall fra 1 til 100.", "Eit heilt tal frå 1 til 100.", "A whole number from 1 to 100.");
    public static readonly Text Funding = new("Hvem betaler?", "Kven betaler?", "Who pays?");
    public static readonly Text Person = new("Hvem har stillingen?", "Kven har stillinga?", "Who holds it?");
    public static readonly Text Holder = new("Hvem", "Kven", "Who");
    public static readonly Text Nobody = new("Ikke oppgitt", "Ikkje oppgitt", "Not stated");
    public static readonly Text State = new("Status", "Status", "Status");
    public static readonly Text EndIt = new("Avslutt stillingen", "Avslutt stillinga", "End the position");
    public static readonly Text StepWhat = new("Stillingen", "Stillinga", "The position");
    public static readonly Text StepWho = new("Hvem og når", "Kven og når", "Who and when");

    public static readonly IReadOnlyList<(string Name, Text Text)> Kinds =
    [
        ("shared-position", new("Delt stilling", "Delt stilling", "Shared position")),
        ("secondary-position", new("Bistilling", "Bistilling", "Secondary position")),
        ("public-sector-phd", new("Offentlig sektor-ph.d.", "Offentleg sektor-ph.d.", "Public-sector PhD")),
    ];

    public static Text KindName(string kind) => Kinds.FirstOrDefault(known => known.Name == kind).Text ?? Text.Same(kind);
}
