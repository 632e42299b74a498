using Ksf.Contracts.Registry;

namespace Ksf.Registry.Bodies;

/// <summary>Judges the composition of a body by its rules. Only voting seats are counted, and an optional seat without a holder may count or not.</summary>
internal static class Composition
{
    /// <summary>The findings of a body on a day: one for each rule, and for a majority one for each reading.</summary>
    public static IReadOnlyList<Finding> On(Body body, DateOnly day) =>
    [
        .. Of(body.Rules, body.Readings, [.. body.SeatsOn(day).Select(seat => new CountedSeat(
            seat.Kind, seat.Voting, seat.Optional && body.In(seat.Id, HoldingRole.Holder, day) is null, body.In(seat.Id, HoldingRole.Deputy, day) is not null))])
            .Select(finding => finding with { Waived = body.IsWaived(finding.Rule.Key, day) }),
    ];

    /// <summary>The findings for some seats. A rule that a later version has added is left out.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<CompositionRule> rules, IReadOnlyList<BodyReading> readings, IReadOnlyList<CountedSeat> seats)
    {
        CountedSeat[] voting = [.. seats.Where(seat => seat.Voting)];
        return rules.SelectMany(rule => rule.Measure.Known switch
        {
            RuleMeasure.Majority => readings.Where(reading => rule.Readings.Count == 0 || rule.Readings.Contains(reading.Key)).Select(reading => Majority(rule, reading, voting)),
            RuleMeasure.Seats => [Seats(rule, [.. voting.Where(seat => IsAbout(rule, seat))])],
            RuleMeasure.Deputies => [Deputies(rule, [.. voting.Where(seat => IsAbout(rule, seat))])],
            _ => Array.Empty<Finding>(),
        });
    }

    /// <summary>The first hard rule that stands in the way of a mandate: broken under every reading that it is judged by, and not waived.</summary>
    public static Finding? InTheWay(IEnumerable<Finding> findings) => findings
        .Where(finding => finding.Rule.Strength == RuleStrength.Hard && !finding.Waived)
        .GroupBy(finding => finding.Rule.Key)
        .FirstOrDefault(rule => rule.All(finding => finding.Outcome == FindingOutcome.Broken))?.First();

    private static Finding Majority(CompositionRule rule, BodyReading reading, IReadOnlyCollection<CountedSeat> voting)
    {
        var municipal = Tally.Of(voting.Where(seat => reading.MunicipalSide.Contains(seat.Kind)));
        var others = Tally.Of(voting.Where(seat => reading.OtherSide.Contains(seat.Kind)));
        var margin = new Tally(municipal.Least - others.Greatest, municipal.Greatest - others.Least);
        return new Finding(rule, reading, margin.Within(rule.Minimum, rule.Maximum), municipal, others);
    }

    private static Finding Seats(CompositionRule rule, IReadOnlyCollection<CountedSeat> seats)
    {
        var counted = Tally.Of(seats);
        return new Finding(rule, Reading: null, counted.Within(rule.Minimum, rule.Maximum), counted, Others: null);
    }

    private static Finding Deputies(CompositionRule rule, IReadOnlyCollection<CountedSeat> seats)
    {
        var without = Tally.Of(seats.Where(seat => !seat.HasDeputy));
        return new Finding(rule, Reading: null, without.Within(minimum: null, maximum: 0), Tally.Of(seats.Where(seat => seat.HasDeputy)), without);
    }

    private static bool IsAbout(CompositionRule rule, CountedSeat seat) => rule.Kinds.Count == 0 || rule.Kinds.Contains(seat.Kind);
}

/// <summary>A seat on a day, as the rules count it.</summary>
/// <param name="Kind">Whom its holder represents.</param>
/// <param name="Voting">Whether its holder votes.</param>
/// <param name="MayBeEmpty">Whether it is optional and has no holder.</param>
/// <param name="HasDeputy">Whether it has a deputy.</param>
internal sealed record CountedSeat(SeatKind Kind, bool Voting, bool MayBeEmpty, bool HasDeputy);

/// <summary>How many there are at least and at most, by whether the optional seats are filled.</summary>
internal sealed record Tally(int Least, int Greatest)
{
    public static readonly Tally Nothing = new(0, 0);

    public static Tally Of(IEnumerable<CountedSeat> seats)
    {
        var (least, greatest) = (0, 0);
        foreach (var seat in seats)
        {
            least += seat.MayBeEmpty ? 0 : 1;
            greatest++;
        }
        return new Tally(least, greatest);
    }

    public static Tally operator +(Tally one, Tally other) => new(one.Least + other.Least, one.Greatest + other.Greatest);

    /// <summary>Whether it is between two bounds however many of the optional seats are filled, in no case, or in some.</summary>
    public FindingOutcome Within(int? minimum, int? maximum)
    {
        if (Least >= (minimum ?? int.MinValue) && Greatest <= (maximum ?? int.MaxValue))
            return FindingOutcome.Holds;
        return Greatest < (minimum ?? int.MinValue) || Least > (maximum ?? int.MaxValue) ? FindingOutcome.Broken : FindingOutcome.Depends;
    }
}
