using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the page about whether KSF works.</summary>
internal static class StatusTexts
{
    public static readonly Text Heading = new("Driftsstatus", "Driftsstatus", "Status");
    public static readonly Text Deployment = new("Region", "Region", "Region");
    public static readonly Text LastChecked = new("Sist sjekket", "Sist sjekka", "Last checked");

    public static Text Summary(long all, int up) => all == up
        ? new("Alt virker som det skal.", "Alt verkar som det skal.", "Everything works as it should.")
        : new($"{up} av {all} virker som de skal.", $"{up} av {all} verkar som dei skal.", $"{up} of {all} work as they should.");

    public static Text ServiceName(string service) => service switch
    {
        "registry" => new("Register", "Register", "Register"),
        "knowledge" => new("Kunnskapsbehov", "Kunnskapsbehov", "Knowledge needs"),
        "funding" => new("Midler", "Midlar", "Funding"),
        "events" => new("Hendelser", "Hendingar", "Events"),
        _ => Text.Same(service),
    };
}
