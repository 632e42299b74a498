using FsCheck;
using FsCheck.Fluent;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;
using Ksf.ServiceDefaults.Texts;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Bodies;

/// <summary>The rules of a body's composition, one by one.</summary>
public sealed class CompositionTests
{
    private static readonly BodyReading Reading = new("all", "Alle", Kinds(SeatKind.Municipal), Kinds(SeatKind.Research, SeatKind.Association), Source: null);

    [Theory]
    [InlineData(3, 0, 2, 0, 1, "Holds", "Kommunene har 3 stemmer, de andre 2. Det er flertall.")]
    [InlineData(3, 0, 3, 0, 1, "Broken", "Kommunene har 3 av 6 stemmer. Det er ikke flertall.")]
    [InlineData(3, 0, 2, 1, 1, "Depends", "Kommunene har 3 stemmer, de andre 2 eller 3. Om det er flertall, kommer an på hvilke valgfrie plasser som er fylt.")]
    [InlineData(2, 1, 2, 0, 1, "Depends", "Kommunene har 2 eller 3 stemmer, de andre 2. Om det er flertall, kommer an på hvilke valgfrie plasser som er fylt.")]
    [InlineData(6, 0, 9, 2, 1, "Broken", "Kommunene har 6 av 15 til 17 stemmer. Det er ikke flertall.")]
    [InlineData(4, 0, 2, 0, 2, "Holds", "Kommunene har 4 stemmer, de andre 2. De skal ha minst 2 flere.")]
    [InlineData(2, 0, 2, 0, 0, "Holds", "Kommunene har 2 stemmer, de andre 2. De skal ha minst 0 flere.")]
    [InlineData(0, 0, 0, 0, 1, "Broken", "Kommunene har 0 av 0 stemmer. Det er ikke flertall.")]
    public void A_majority_is_a_number_of_votes_more_than_the_others(
        int municipal, int optionalMunicipal, int others, int optionalOthers, int minimum, string outcome, string sentence)
    {
        CountedSeat[] seats =
        [
            .. Seats(SeatKind.Municipal, municipal), .. Seats(SeatKind.Municipal, optionalMunicipal, mayBeEmpty: true),
            .. Seats(SeatKind.Research, others), .. Seats(SeatKind.Research, optionalOthers, mayBeEmpty: true),
            // On neither side.
            .. Seats(SeatKind.UserOrganisation, 2),
        ];

        var finding = Assert.Single(Composition.Of([Rule(RuleMeasure.Majority, minimum)], [Reading], seats));

        Assert.Equal((outcome, sentence), (finding.Outcome.ToString(), finding.Sentence(Language.Bokmal)));
    }

    [Theory]
    [InlineData(1, 0, "Broken")]
    [InlineData(1, 1, "Depends")]
    [InlineData(2, 1, "Holds")]
    [InlineData(3, 1, "Depends")]
    [InlineData(4, 0, "Broken")]
    public void A_number_of_seats_is_between_two_bounds(int certain, int optional, string outcome)
    {
        CountedSeat[] seats = [.. Seats(SeatKind.Association, certain), .. Seats(SeatKind.Association, optional, mayBeEmpty: true), .. Seats(SeatKind.Research, 5)];

        var finding = Assert.Single(Composition.Of([Rule(RuleMeasure.Seats, minimum: 2, maximum: 3) with { Kinds = Kinds(SeatKind.Association) }], [], seats));

        Assert.Equal(outcome, finding.Outcome.ToString());
        Assert.EndsWith("fra 2 til 3.", finding.Sentence(Language.Bokmal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_exact_is_said_once() => Assert.Equal(
        "Det er 2 slike plasser med stemmerett. Det skal være 2.",
        Assert.Single(Composition.Of([Rule(RuleMeasure.Seats, minimum: 2, maximum: 2) with { Kinds = Kinds(SeatKind.Association) }], [], [.. Seats(SeatKind.Association, 2)])).Sentence(Language.Bokmal));

    [Theory]
    [InlineData(2, 0, 0, "Holds", "2 av 2 plasser med stemmerett har vara.")]
    [InlineData(2, 1, 0, "Broken", "2 av 3 plasser med stemmerett har vara.")]
    [InlineData(2, 0, 1, "Depends", "2 av 2 eller 3 plasser med stemmerett har vara.")]
    public void Every_voting_seat_has_a_deputy_or_not(int with, int without, int optionalWithout, string outcome, string sentence)
    {
        CountedSeat[] seats =
        [
            .. Seats(SeatKind.Municipal, with).Select(seat => seat with { HasDeputy = true }), .. Seats(SeatKind.Research, without),
            .. Seats(SeatKind.Research, optionalWithout, mayBeEmpty: true), new CountedSeat(SeatKind.Authority, Voting: false, MayBeEmpty: false, HasDeputy: false),
        ];

        var finding = Assert.Single(Composition.Of([Rule(RuleMeasure.Deputies)], [], seats));

        Assert.Equal((outcome, sentence), (finding.Outcome.ToString(), finding.Sentence(Language.Bokmal)));
    }

    [Fact]
    public void A_rule_stands_in_the_way_when_it_is_hard_broken_by_every_reading_and_not_waived()
    {
        var other = Reading with { Key = "other", OtherSide = Kinds(SeatKind.Association) };
        var rule = Rule(RuleMeasure.Majority, 1);

        Finding? InTheWay(CompositionRule judged, bool waived, params CountedSeat[] seats) =>
            Composition.InTheWay(Composition.Of([judged], [Reading, other], seats).Select(finding => finding with { Waived = waived }));

        CountedSeat[] lost = [.. Seats(SeatKind.Municipal, 1), .. Seats(SeatKind.Research, 1), .. Seats(SeatKind.Association, 2)];
        Assert.Equal("rule", InTheWay(rule, waived: false, lost)?.Rule.Key);
        Assert.Null(InTheWay(rule, waived: true, lost));
        Assert.Null(InTheWay(rule with { Strength = RuleStrength.Soft }, waived: false, lost));
        // Kept by one of the two readings.
        Assert.Null(InTheWay(rule, waived: false, [.. Seats(SeatKind.Municipal, 1), .. Seats(SeatKind.Research, 2)]));
        Assert.NotNull(InTheWay(rule with { Readings = ["all"] }, waived: false, [.. Seats(SeatKind.Municipal, 1), .. Seats(SeatKind.Research, 2)]));
    }

    [Fact]
    public void A_measure_of_a_later_version_is_left_out() =>
        Assert.Empty(Composition.Of([Rule(RuleMeasure.Seats) with { Measure = new Open<RuleMeasure>("gender-balance") }], [Reading], [.. Seats(SeatKind.Municipal, 1)]));

    [Fact]
    public void Whatever_the_seats_the_least_is_at_most_the_greatest_an_observer_changes_nothing_and_a_filled_seat_decides_no_other_way()
    {
        CompositionRule[] rules = [Rule(RuleMeasure.Majority, 1), Rule(RuleMeasure.Majority, 3), Rule(RuleMeasure.Seats, 2, 4), Rule(RuleMeasure.Deputies)];
        Prop.ForAll(AnySeats(), AnySeat(), (seats, another) =>
        {
            var findings = Composition.Of(rules, [Reading], seats).ToList();
            var observed = Composition.Of(rules, [Reading], [.. seats, another with { Voting = false }]);
            var filled = Composition.Of(rules, [Reading], [.. seats.Select(seat => seat with { MayBeEmpty = false })]);
            var empty = Composition.Of(rules, [Reading], [.. seats.Where(seat => !seat.MayBeEmpty)]);
            return findings.TrueForAll(finding => finding.Counted.Least <= finding.Counted.Greatest && (finding.Others?.Least ?? 0) <= (finding.Others?.Greatest ?? 0))
                && findings.SequenceEqual(observed)
                // What holds or is broken whichever of the optional seats are filled, does so when all of them are, and when none is.
                && findings.Zip(filled, empty).All(three => three.First.Outcome == FindingOutcome.Depends
                    || (three.Second.Outcome == three.First.Outcome && three.Third.Outcome == three.First.Outcome))
                && filled.Concat(empty).All(finding => finding.Outcome != FindingOutcome.Depends);
        }).QuickCheckThrowOnFailure();
    }

    private static Arbitrary<CountedSeat> AnySeat() => SeatGenerator().ToArbitrary();

    private static Arbitrary<CountedSeat[]> AnySeats() => SeatGenerator().ArrayOf().ToArbitrary();

    private static Gen<CountedSeat> SeatGenerator() =>
        from kind in Gen.Elements(Enum.GetValues<SeatKind>())
        from voting in Gen.Elements(true, true, false)
        from mayBeEmpty in Gen.Elements(true, false)
        from hasDeputy in Gen.Elements(true, false)
        select new CountedSeat(kind, voting, mayBeEmpty, hasDeputy);

    private static IEnumerable<CountedSeat> Seats(SeatKind kind, int count, bool mayBeEmpty = false) =>
        Enumerable.Repeat(new CountedSeat(kind, Voting: true, mayBeEmpty, HasDeputy: false), count);

    private static CompositionRule Rule(RuleMeasure measure, int? minimum = null, int? maximum = null) =>
        new("rule", RuleStrength.Hard, measure, minimum, maximum, [], [], "Regelen.", Source: null);

    private static Open<SeatKind>[] Kinds(params SeatKind[] kinds) => [.. kinds.Select(kind => (Open<SeatKind>)kind)];
}
