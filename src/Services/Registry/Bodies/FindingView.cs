using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Bodies;

/// <summary>How a body stands to one of its rules on a day.</summary>
/// <param name="Rule">Key of the rule.</param>
/// <param name="Reading">Of a majority: key of the reading that it is judged by; null for other rules.</param>
/// <param name="Strength">Whether a body that breaks the rule can be given a mandate.</param>
/// <param name="Outcome">Whether it is kept. It depends when that varies with which optional seats are filled.</param>
/// <param name="Counted">The municipalities' votes; the seats; or the seats that have a deputy.</param>
/// <param name="Others">The others' votes, or the seats without a deputy; null for a number of seats.</param>
/// <param name="Waived">Whether the body need not keep the rule on the day.</param>
/// <param name="Sentence">The finding in words, in the caller's language.</param>
internal sealed record FindingView(
    string Rule,
    string? Reading,
    Open<RuleStrength> Strength,
    FindingOutcome Outcome,
    TallyView Counted,
    TallyView? Others,
    bool Waived,
    string Sentence)
{
    public static FindingView Of(Finding finding, Language language) => new(
        finding.Rule.Key, finding.Reading?.Key, finding.Rule.Strength, finding.Outcome, TallyView.Of(finding.Counted),
        finding.Others is { } others ? TallyView.Of(others) : null, finding.Waived, finding.Sentence(language));
}

/// <summary>A number that depends on how many of the optional seats are filled.</summary>
/// <param name="Least">When none of them is, besides those that have a holder.</param>
/// <param name="Greatest">When all of them are.</param>
internal sealed record TallyView(int Least, int Greatest)
{
    public static TallyView Of(Tally tally) => new(tally.Least, tally.Greatest);
}
