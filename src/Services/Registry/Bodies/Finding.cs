using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Bodies;

/// <summary>How a body stands to one of its rules on a day.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Reading">Of a majority: the reading that it is judged by.</param>
/// <param name="Outcome">Whether it is kept.</param>
/// <param name="Counted">The municipalities' votes; the seats; the seats that have a deputy.</param>
/// <param name="Others">The others' votes; the seats without a deputy; null for a number of seats.</param>
internal sealed record Finding(CompositionRule Rule, BodyReading? Reading, FindingOutcome Outcome, Tally Counted, Tally? Others)
{
    /// <summary>What a majority asks for when it states no number: one vote more than the others.</summary>
    public const int PlainMajority = 1;

    private static readonly Text HasNone = new(
        "Kommunene har {0} av {1} stemmer. Det er ikke flertall.", "Kommunane har {0} av {1} røyster. Det er ikkje fleirtal.",
        "The municipalities have {0} of {1} votes. That is no majority.");

    private static readonly Text HasMajority = new(
        "Kommunene har {0} stemmer, de andre {2}. Det er flertall.", "Kommunane har {0} røyster, dei andre {2}. Det er fleirtal.",
        "The municipalities have {0} votes, the others {2}. That is a majority.");

    private static readonly Text MayHaveMajority = new(
        "Kommunene har {0} stemmer, de andre {2}. Om det er flertall, kommer an på hvilke valgfrie plasser som er fylt.",
        "Kommunane har {0} røyster, dei andre {2}. Om det er fleirtal, kjem an på kva for valfrie plassar som er fylte.",
        "The municipalities have {0} votes, the others {2}. Whether that is a majority depends on which optional seats are filled.");

    private static readonly Text HasMargin = new(
        "Kommunene har {0} stemmer, de andre {2}. De skal ha minst {3} flere.", "Kommunane har {0} røyster, dei andre {2}. Dei skal ha minst {3} fleire.",
        "The municipalities have {0} votes, the others {2}. They should have at least {3} more.");

    private static readonly Text AtLeast = new(
        "Det er {0} slike plasser med stemmerett. Det skal være minst {3}.", "Det er {0} slike plassar med røysterett. Det skal vere minst {3}.",
        "There are {0} such voting seats. There should be at least {3}.");

    private static readonly Text AtMost = new(
        "Det er {0} slike plasser med stemmerett. Det skal være høyst {4}.", "Det er {0} slike plassar med røysterett. Det skal vere høgst {4}.",
        "There are {0} such voting seats. There should be at most {4}.");

    private static readonly Text Between = new(
        "Det er {0} slike plasser med stemmerett. Det skal være fra {3} til {4}.", "Det er {0} slike plassar med røysterett. Det skal vere frå {3} til {4}.",
        "There are {0} such voting seats. There should be from {3} to {4}.");

    private static readonly Text Exactly = new(
        "Det er {0} slike plasser med stemmerett. Det skal være {3}.", "Det er {0} slike plassar med røysterett. Det skal vere {3}.",
        "There are {0} such voting seats. There should be {3}.");

    private static readonly Text WithDeputy = new(
        "{0} av {1} plasser med stemmerett har vara.", "{0} av {1} plassar med røysterett har vara.", "{0} of {1} voting seats have a deputy.");

    private static readonly Text Either = new("{0} eller {1}", "{0} eller {1}", "{0} or {1}");

    private static readonly Text Through = new("{0} til {1}", "{0} til {1}", "{0} to {1}");

    /// <summary>Whether the body need not keep the rule on the day.</summary>
    public bool Waived { get; init; }

    /// <summary>The finding in words.</summary>
    public string Sentence(Language language) => Words.In(
        language, Number(Counted, language), Number(Counted + (Others ?? Tally.Nothing), language), Number(Others ?? Tally.Nothing, language), Rule.Minimum, Rule.Maximum);

    private Text Words => Rule.Measure.Known switch
    {
        RuleMeasure.Deputies => WithDeputy,
        RuleMeasure.Seats => (Rule.Minimum, Rule.Maximum) switch
        {
            (_, null) => AtLeast,
            (null, _) => AtMost,
            var (least, most) when least == most => Exactly,
            _ => Between,
        },
        _ when Rule.Minimum != PlainMajority => HasMargin,
        _ => Outcome switch
        {
            FindingOutcome.Holds => HasMajority,
            FindingOutcome.Broken => HasNone,
            _ => MayHaveMajority,
        },
    };

    private static string Number(Tally tally, Language language) => (tally.Greatest - tally.Least) switch
    {
        0 => tally.Least.ToString(language.Culture),
        1 => Either.In(language, tally.Least, tally.Greatest),
        _ => Through.In(language, tally.Least, tally.Greatest),
    };
}

/// <summary>Whether a rule is kept.</summary>
internal enum FindingOutcome
{
    /// <summary>It is kept, whichever of the optional seats are filled.</summary>
    Holds,

    /// <summary>It is broken, whichever of the optional seats are filled.</summary>
    Broken,

    /// <summary>It depends on which optional seats are filled.</summary>
    Depends,
}
