using System.Collections.Frozen;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Patterns;

/// <summary>
/// The one vocabulary of states, the same for needs, commissions, calls, clusters and services. Blue is under way, green has an answer, amber waits for somebody,
/// grey is at rest; red is kept for what a person must know at once.
/// </summary>
internal static class States
{
    private const string AtRest = "neutral", UnderWay = "info", Answered = "success", Waiting = "warning", Urgent = "danger";

    public static IReadOnlyList<State> All { get; } =
    [
        new("draft", new("Utkast", "Utkast", "Draft"), AtRest, IconShape.Pencil),
        new("submitted", new("Meldt", "Meldt", "Reported"), UnderWay, IconShape.Flag),
        new("clarifying", new("Trenger avklaring", "Treng avklaring", "Needs clarification"), Waiting, IconShape.Question),
        new("screened", new("Vurdert", "Vurdert", "Screened"), UnderWay, IconShape.Eye),
        new("searching", new("Søk pågår", "Søk pågår", "Search under way"), UnderWay, IconShape.Magnifier),
        new("prioritisable", new("Klar for prioritering", "Klar for prioritering", "Ready to be prioritised"), UnderWay, IconShape.List),
        new("ranked", new("Prioritert", "Prioritert", "Prioritised"), UnderWay, IconShape.Bars),
        new("waitlisted", new("På venteliste", "På venteliste", "On the waiting list"), Waiting, IconShape.Clock),
        new("commissioned", new("Bestilt", "Bestilt", "Commissioned"), UnderWay, IconShape.Send),
        new("accepted", new("Oppdrag i gang", "Oppdrag i gang", "Commission accepted"), UnderWay, IconShape.Clock),
        new("delayed", new("Forsinket", "Forseinka", "Delayed"), Urgent, IconShape.Warning),
        new("delivered", new("Levert", "Levert", "Delivered"), Answered, IconShape.Document),
        new("released", new("Publisert", "Publisert", "Published"), Answered, IconShape.Check),
        new("answered-by-existing", new("Svaret fantes allerede", "Svaret fanst allereie", "The answer existed already"), Answered, IconShape.Check),
        new("followed-up", new("Tatt i bruk", "Teke i bruk", "Put to use"), Answered, IconShape.Check),
        new("gap-registered", new("Kunnskapshull", "Kunnskapshol", "Knowledge gap"), Waiting, IconShape.Gap),
        new("merged", new("Slått sammen", "Slått saman", "Merged"), AtRest, IconShape.Merge),
        new("declined", new("Avslått", "Avslått", "Declined"), AtRest, IconShape.Cross),
        new("withdrawn", new("Trukket", "Trekt", "Withdrawn"), AtRest, IconShape.Back),
        new("open", new("Åpen", "Open", "Open"), UnderWay, IconShape.Circle),
        new("awarded", new("Tildelt", "Tildelt", "Awarded"), Answered, IconShape.Check),
        new("idea", new("Idé", "Idé", "Idea"), AtRest, IconShape.Pencil),
        new("mobilising", new("Samler deltakere", "Samlar deltakarar", "Gathering members"), UnderWay, IconShape.Inbox),
        new("established", new("Etablert", "Etablert", "Established"), Answered, IconShape.Check),
        new("dormant", new("Hviler", "Kviler", "Dormant"), Waiting, IconShape.Clock),
        new("dissolved", new("Oppløst", "Oppløyst", "Dissolved"), AtRest, IconShape.Cross),
        new("active", new("I gang", "I gang", "Active"), Answered, IconShape.Check),
        new("in-force", new("Gjelder", "Gjeld", "In force"), Answered, IconShape.Check),
        new("renewal-due", new("Bør fornyes", "Bør fornyast", "Renewal due"), Waiting, IconShape.Clock),
        new("upcoming", new("Gjelder senere", "Gjeld seinare", "Not in force yet"), UnderWay, IconShape.Clock),
        new("lapsed", new("Utløpt", "Gått ut", "Lapsed"), AtRest, IconShape.Lock),
        new("terminated", new("Sagt opp", "Sagd opp", "Terminated"), AtRest, IconShape.Cross),
        new("holds", new("Oppfylt", "Oppfylt", "Holds"), Answered, IconShape.Check),
        new("broken", new("Ikke oppfylt", "Ikkje oppfylt", "Broken"), Waiting, IconShape.Cross),
        new("depends", new("Kommer an på", "Kjem an på", "Depends"), Waiting, IconShape.Question),
        new("waived", new("Unntak gitt", "Unntak gitt", "Waived"), AtRest, IconShape.Lock),
        new("pending", new("Venter på svar", "Ventar på svar", "Waits for an answer"), Waiting, IconShape.Clock),
        new("taken", new("Tatt imot", "Teken imot", "Accepted"), Answered, IconShape.Check),
        new("up", new("Virker", "Verkar", "Works"), Answered, IconShape.Check),
        new("degraded", new("Virker delvis", "Verkar delvis", "Works in part"), Waiting, IconShape.Warning),
        new("down", new("Svarer ikke", "Svarer ikkje", "Does not answer"), Urgent, IconShape.Cross),
        new("closed", new("Avsluttet", "Avslutta", "Closed"), AtRest, IconShape.Lock),
    ];

    private static readonly Text Unknown = new("Ukjent tilstand", "Ukjend tilstand", "Unknown state");

    private static readonly FrozenDictionary<string, State> ByKey = All.ToFrozenDictionary(state => state.Key);

    /// <summary>The state that an API names. One that this version does not know is called so.</summary>
    public static State Of(string key) => ByKey.GetValueOrDefault(key) ?? new(key, Unknown, AtRest, IconShape.Question);
}
