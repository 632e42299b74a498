using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Agreements;

/// <summary>Texts for fields of an agreement that are empty or have another form than asked for.</summary>
internal static class AgreementFields
{
    public static readonly Text Name = new("Skriv hva avtalen heter.", "Skriv kva avtalen heiter.", "Write the agreement's name.");

    public static readonly Text Party = new(
        "Skriv kommunenummeret, eller id-en til parten.", "Skriv kommunenummeret, eller id-en til parten.", "Write the municipality's number, or the party's id.");

    public static readonly Text Parties = new(
        "En avtale har minst to parter.", "Ein avtale har minst to partar.", "An agreement has at least two parties.");

    public static readonly Text TooManyParties = new(
        "En avtale kan ha høyst 100 parter.", "Ein avtale kan ha høgst 100 partar.", "An agreement can have at most 100 parties.");

    public static readonly Text From = new("Skriv den første dagen avtalen gjelder.", "Skriv den første dagen avtalen gjeld.", "Write the first day of the agreement.");

    public static readonly Text SignedOn = new("Skriv datoen da parten skrev under.", "Skriv datoen då parten skreiv under.", "Write the date when the party signed.");

    public static readonly Text WithdrawnOn = new(
        "Skriv den første dagen parten ikke lenger er med.", "Skriv den første dagen parten ikkje lenger er med.",
        "Write the first day that the party is no longer a party.");

    public static readonly Text RenewedTo = new(
        "Skriv den første dagen den fornyede avtalen ikke lenger gjelder.", "Skriv den første dagen den fornya avtalen ikkje lenger gjeld.",
        "Write the first day that the renewed agreement is no longer in force.");

    public static readonly Text TerminatedOn = new(
        "Skriv den første dagen avtalen ikke lenger gjelder.", "Skriv den første dagen avtalen ikkje lenger gjeld.",
        "Write the first day that the agreement is no longer in force.");

    public static readonly Text Reason = new("Skriv hvorfor.", "Skriv kvifor.", "Write why.");

    public static readonly Text WarningMonths = new(
        "Skriv et antall måneder fra 0 til 36.", "Skriv eit tal på månader frå 0 til 36.", "Write a number of months from 0 to 36.");

    public static readonly Text Document = new(
        "Skriv en adresse som begynner med https://, eller la feltet stå tomt.", "Skriv ei adresse som byrjar med https://, eller la feltet stå tomt.",
        "Write an address that begins with https://, or leave the field empty.");

    public static readonly Text Sources = new("Høyst 10 kilder.", "Høgst 10 kjelder.", "At most 10 sources.");

    public static readonly Text Source = new("Skriv hva kilden heter.", "Skriv kva kjelda heiter.", "Write the source's name.");

    public static readonly Text Year = new("Skriv et år fra 1990 til 2199.", "Skriv eit år frå 1990 til 2199.", "Write a year from 1990 to 2199.");

    public static readonly Text Sum = new("Skriv summen for ett år.", "Skriv summen for eitt år.", "Write the sum of one year.");

    public static readonly Text NoSum = new("Summen må være over 0 kr.", "Summen må vere over 0 kr.", "The sum must be above NOK 0.");

    public static readonly Text Method = new("Velg hvordan summen deles.", "Vel korleis summen blir delt.", "Choose how the sum is shared.");

    public static readonly Text Shares = new("Skriv minst én part som bidrar.", "Skriv minst éin part som bidreg.", "Write at least one party that contributes.");

    public static readonly Text Kind = new(
        "Velg om bidraget er penger eller egeninnsats.", "Vel om bidraget er pengar eller eigeninnsats.", "Choose whether it contributes in cash or in kind.");

    public static readonly Text Positive = new(
        "Skriv et beløp over 0 kr. Utelat den som ikke bidrar.", "Skriv eit beløp over 0 kr. Utelat den som ikkje bidreg.",
        "Write an amount above NOK 0. Leave out who contributes nothing.");

    public static readonly Text Percentage = new(
        "Skriv en prosent over 0 og til og med 100, med høyst fire desimaler.", "Skriv ein prosent over 0 og til og med 100, med høgst fire desimalar.",
        "Write a percentage above 0 and up to 100, with at most four decimals.");
}
