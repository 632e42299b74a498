using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Agreements;

/// <summary>Texts of what is wrong with a financing key. Each says how much, and what helps.</summary>
internal static class FinancingKeyProblems
{
    public static readonly Text YearsReversed = new(
        "Det siste året kan ikke være før det første.", "Det siste året kan ikkje vere før det første.", "The last year cannot be before the first.");

    public static readonly Text TooManyYears = new(
        "En nøkkel kan gjelde høyst 20 år.", "Ein nøkkel kan gjelde høgst 20 år.", "A key can hold for at most 20 years.");

    public static readonly Text BeforeTheAgreement = new(
        "Avtalen gjelder fra {0}. Velg et år fra {1} av.", "Avtalen gjeld frå {0}. Vel eit år frå {1} av.", "The agreement is in force from {0}. Choose a year from {1} on.");

    public static readonly Text AfterTheAgreement = new(
        "Avtalen slutter {0}. Velg {1} eller tidligere, eller forny avtalen først.", "Avtalen sluttar {0}. Vel {1} eller tidlegare, eller forny avtalen først.",
        "The agreement ends on {0}. Choose {1} or earlier, or renew the agreement first.");

    public static readonly Text NotParty = new(
        "{0} er ikke part i avtalen. La parten tiltre avtalen først.", "{0} er ikkje part i avtalen. La parten tiltre avtalen først.",
        "{0} is not a party to the agreement. Let it accede first.");

    public static readonly Text NotPartyAllYears = new(
        "{0} er ikke part i avtalen i alle årene fra {1} til {2}. Del nøkkelen etter år.", "{0} er ikkje part i avtalen i alle åra frå {1} til {2}. Del nøkkelen etter år.",
        "{0} is not a party in all the years from {1} to {2}. Divide the key by years.");

    public static readonly Text AmountMissing = new(
        "Skriv beløpet for hver part når summen er delt i faste beløp.", "Skriv beløpet for kvar part når summen er delt i faste beløp.",
        "Write each party's amount when the sum is shared in fixed sums.");

    public static readonly Text PercentMissing = new(
        "Skriv prosenten for hver part når summen deles i prosent.", "Skriv prosenten for kvar part når summen blir delt i prosent.",
        "Write each party's percentage when the sum is shared by percent.");

    public static readonly Text PercentUnused = new(
        "Prosenten brukes bare når summen deles i prosent. Fjern den, eller velg «percent».", "Prosenten blir brukt berre når summen blir delt i prosent. Fjern han, eller vel «percent».",
        "The percentage is used only when the sum is shared by percent. Remove it, or choose “percent”.");

    public static readonly Text AmountUnused = new(
        "Beløpet regnes ut når summen deles i prosent. Fjern det.", "Beløpet blir rekna ut når summen blir delt i prosent. Fjern det.",
        "The amount is calculated when the sum is shared by percent. Remove it.");

    public static readonly Text SumShort = new(
        "Andelene er til sammen {0:N2} kr. Det mangler {1:N2} kr på {2:N2} kr.", "Delane er til saman {0:N2} kr. Det manglar {1:N2} kr på {2:N2} kr.",
        "The shares add up to NOK {0:N2}, which is NOK {1:N2} short of NOK {2:N2}.");

    public static readonly Text SumOver = new(
        "Andelene er til sammen {0:N2} kr. Det er {1:N2} kr mer enn {2:N2} kr.", "Delane er til saman {0:N2} kr. Det er {1:N2} kr meir enn {2:N2} kr.",
        "The shares add up to NOK {0:N2}, which is NOK {1:N2} more than NOK {2:N2}.");

    public static readonly Text PercentShort = new(
        "Prosentene er til sammen {0}. Det mangler {1} på 100.", "Prosentane er til saman {0}. Det manglar {1} på 100.", "The percentages add up to {0}, which is {1} short of 100.");

    public static readonly Text PercentOver = new(
        "Prosentene er til sammen {0}. Det er {1} mer enn 100.", "Prosentane er til saman {0}. Det er {1} meir enn 100.", "The percentages add up to {0}, which is {1} more than 100.");

    public static readonly Text NobodyByPopulation = new(
        "Skriv minst én kommune uten fast beløp, som deler resten etter innbyggertall.", "Skriv minst éin kommune utan fast beløp, som deler resten etter innbyggjartal.",
        "Write at least one municipality without a fixed amount, which shares the rest by inhabitants.");

    public static readonly Text NothingLeft = new(
        "De faste beløpene er {0:N2} kr, og da er det ingenting av {1:N2} kr igjen å dele etter innbyggertall.",
        "Dei faste beløpa er {0:N2} kr, og då er det ingenting av {1:N2} kr att å dele etter innbyggjartal.",
        "The fixed amounts are NOK {0:N2}, which leaves nothing of NOK {1:N2} to share by inhabitants.");

    public static readonly Text NoInhabitants = new(
        "{0} er ikke en kommune, og har ikke innbyggere. Skriv et fast beløp.", "{0} er ikkje ein kommune, og har ikkje innbyggjarar. Skriv eit fast beløp.",
        "{0} is no municipality, and has no inhabitants. Write a fixed amount.");

    public static readonly Text PopulationDayMissing = new(
        "Skriv datoen for innbyggertallene, som 2024-01-01.", "Skriv datoen for innbyggjartala, som 2024-01-01.", "Write the date of the figures of inhabitants, such as 2024-01-01.");

    public static readonly Text PopulationDayUnused = new(
        "Datoen brukes bare når summen deles etter innbyggertall. Fjern den.", "Datoen blir brukt berre når summen blir delt etter innbyggjartal. Fjern han.",
        "The date is used only when the sum is shared by inhabitants. Remove it.");

    public static readonly Text PopulationUnknown = new(
        "Innbyggertallet i {0} per {1} er ikke registrert. Registrert er: {2}.", "Innbyggjartalet i {0} per {1} er ikkje registrert. Registrert er: {2}.",
        "The number of inhabitants of {0} on {1} is not registered. Registered are: {2}.");
}
