using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Settlements;

/// <summary>Why a settlement waits, and why somebody is proposed, in words.</summary>
internal static class SettlementSentences
{
    private static readonly Text Divided = new(
        "{0} ble delt {1:d. MMMM yyyy}.", "{0} vart delt {1:d. MMMM yyyy}.", "{0} was divided on {1:d MMMM yyyy}.");

    private static readonly Text Moved = new(
        "{0} skiftet region {1:d. MMMM yyyy}.", "{0} skifta region {1:d. MMMM yyyy}.", "{0} moved to another region on {1:d MMMM yyyy}.");

    private static readonly Text OtherRegion = new(
        "{0} ble slått sammen {1:d. MMMM yyyy} med en kommune i en annen region.", "{0} vart slått saman {1:d. MMMM yyyy} med ein kommune i ein annan region.",
        "{0} was merged on {1:d MMMM yyyy} with a municipality in another region.");

    private static readonly Text CountedElsewhere = new(
        "{0} ble slått sammen {1:d. MMMM yyyy}. Den nye kommunen, eller en annen som gikk inn i den, er talt med i en annen klynge på samme tjenesteområde.",
        "{0} vart slått saman {1:d. MMMM yyyy}. Den nye kommunen, eller ein annan som gjekk inn i han, er talt med i ei anna klynge på same tenesteområde.",
        "{0} was merged on {1:d MMMM yyyy}. The new municipality, or another that became part of it, is counted in another cluster in the same service area.");

    private static readonly Text AppointsAlready = new(
        "{0} ble slått sammen {1:d. MMMM yyyy}. Den nye kommunen oppnevner allerede til en annen plass i organet.",
        "{0} vart slått saman {1:d. MMMM yyyy}. Den nye kommunen oppnemner allereie til ein annan plass i organet.",
        "{0} was merged on {1:d MMMM yyyy}. The new municipality already appoints to another seat in the body.");

    private static readonly Text BothContribute = new(
        "{0} ble slått sammen {1:d. MMMM yyyy}. Både den og den nye kommunen har en andel i avtalen.",
        "{0} vart slått saman {1:d. MMMM yyyy}. Både han og den nye kommunen har ein del i avtalen.",
        "{0} was merged on {1:d MMMM yyyy}. Both it and the new municipality have a share in the agreement.");

    private static readonly Text Full = new(
        "{0} ble slått sammen {1:d. MMMM yyyy}, og her er det ikke plass til flere.", "{0} vart slått saman {1:d. MMMM yyyy}, og her er det ikkje plass til fleire.",
        "{0} was merged on {1:d MMMM yyyy}, and there is no room for more here.");

    private static readonly Text GoesOn = new("{0} består, og kan beholde dette.", "{0} består, og kan halde på dette.", "{0} goes on, and can keep this.");

    private static readonly Text OnlyOne = new("{0} er den som kan ta over.", "{0} er den som kan ta over.", "{0} is the one that can take over.");

    private static readonly Text SameName = new("{0} har samme navn.", "{0} har same namn.", "{0} has the same name.");

    private static readonly Text MostInhabitants = new("{0} har flest innbyggere.", "{0} har flest innbyggjarar.", "{0} has the most inhabitants.");

    private static readonly Text FirstNumber = new(
        "Ingenting skiller dem som kan ta over. {0} har lavest nummer.", "Ingenting skil dei som kan ta over. {0} har lågast nummer.",
        "Nothing tells those who can take over apart. {0} has the lowest number.");

    private static readonly Text LeftTheRegion = new(
        "Kommunen hører ikke til regionen lenger.", "Kommunen høyrer ikkje til regionen lenger.", "The municipality no longer belongs to the region.");

    private static readonly Text NoneHere = new(
        "Ingen som kommer etter den, hører til regionen.", "Ingen som kjem etter han, høyrer til regionen.", "No municipality that follows it belongs to the region.");

    /// <summary>Why it waits; null when the platform passed it on.</summary>
    public static string? Why(Settlement settlement, string? municipality, Language language)
    {
        Text? text = settlement.Obstacle switch
        {
            Obstacle.Divided => Divided,
            Obstacle.Moved => Moved,
            Obstacle.OtherRegion => OtherRegion,
            Obstacle.CountedElsewhere => CountedElsewhere,
            Obstacle.AppointsAlready => AppointsAlready,
            Obstacle.BothContribute => BothContribute,
            Obstacle.Full => Full,
            _ => null,
        };
        return text?.In(language, municipality, settlement.ReformedOn);
    }

    public static string Proposal(ProposalGround ground, string? proposed, Language language) => (ground switch
    {
        ProposalGround.GoesOn => GoesOn,
        ProposalGround.OnlyOne => OnlyOne,
        ProposalGround.SameName => SameName,
        ProposalGround.MostInhabitants => MostInhabitants,
        ProposalGround.FirstNumber => FirstNumber,
        ProposalGround.LeftTheRegion => LeftTheRegion,
        _ => NoneHere,
    }).In(language, proposed);
}
