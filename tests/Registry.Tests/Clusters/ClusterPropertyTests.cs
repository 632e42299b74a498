using FsCheck;
using FsCheck.Fluent;
using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>For any series of joins, leaves, choices, mergers and what is called off.</summary>
public sealed class ClusterPropertyTests
{
    private const int Days = 40, Clusters = 4, Municipalities = 4;

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>Nothing has happened yet, so that everything is ahead and can be called off.</summary>
    private static readonly DateOnly Today = First.AddDays(-1);

    private static readonly string[] Areas = ["health-and-care", "school"];

    [Fact]
    public void On_any_day_a_municipality_is_counted_once_in_an_area_and_only_where_it_is_a_member() => Check(clusters =>
        Enumerable.Range(0, Days + 2).Select(First.AddDays).All(day =>
            Enumerable.Range(0, Municipalities).Select(Id).All(municipality => Areas.All(area =>
                clusters.Count(cluster => cluster.Counts(municipality, area, day)) <= 1
                && clusters.All(cluster => !cluster.Counts(municipality, area, day) || cluster.Has(municipality, ClusterRole.Member, day))))));

    [Fact]
    public void Nobody_has_the_same_role_twice_and_an_engine_is_a_member() => Check(clusters =>
        Enumerable.Range(0, Days + 2).Select(First.AddDays).All(day => clusters.All(cluster =>
            cluster.On(day).GroupBy(part => (part.PartyId, part.Role)).All(same => same.Count() == 1)
            && cluster.On(day).Where(part => part.Role == ClusterRole.Engine).All(part => cluster.Has(part.PartyId, ClusterRole.Member, day)))));

    [Fact]
    public void A_merger_loses_no_member_and_calling_it_off_restores_what_was() => Prop.ForAll(Series(), Arb.From(Gen.Choose(0, Days)), (steps, on) =>
    {
        var clusters = Run(steps);
        var (old, into, day) = (clusters[0], clusters[1], First.AddDays(on));
        if (into.EndsOn is not null || ClusterEnd.InTheWay(old, day, Today) is not null)
            return true;
        var (members, before) = (old.MembersOn(day).ToHashSet(), clusters.Select(Picture).ToList());

        old.MergeInto(into, [.. clusters.Except([old])], day, keepEngines: true);
        var kept = members.IsSubsetOf(into.MembersOn(day)) && !old.MembersOn(day).Any();
        old.CallOff(new ChangeAhead(AheadKind.Merge, day), [.. clusters.Except([old])]);

        return kept && clusters.Select(Picture).SequenceEqual(before);
    }).Check(Thorough);

    private static void Check(Func<IReadOnlyList<Cluster>, bool> holds) => Prop.ForAll(Series(), steps => holds(Run(steps))).Check(Thorough);

    /// <summary>A step: what is done, with which cluster, municipality, other cluster and day.</summary>
    private static Arbitrary<(int What, int Cluster, int Municipality, int Other, int Day)[]> Series() => Arb.From(
        (from what in Gen.Choose(0, 6)
         from cluster in Gen.Choose(0, Clusters - 1)
         from municipality in Gen.Choose(0, Municipalities - 1)
         from other in Gen.Choose(0, Clusters - 1)
         from day in Gen.Choose(0, Days)
         select (what, cluster, municipality, other, day)).ArrayOf());

    private static List<Cluster> Run(IEnumerable<(int What, int Cluster, int Municipality, int Other, int Day)> steps)
    {
        List<Cluster> clusters =
        [
            .. Enumerable.Range(0, Clusters).Select(number =>
            {
                var cluster = Cluster.Create(Id(100 + number), "vest");
                cluster.Describe($"{number}", foundedOn: null, DatePrecision.Day, number == 3 ? Areas[..1] : Areas, restsOn: null);
                return cluster;
            }),
        ];
        foreach (var (what, cluster, municipality, other, day) in steps)
            Step(what, clusters[cluster], Id(municipality), clusters[other], First.AddDays(day), [.. clusters.Except([clusters[cluster]])]);
        return clusters;
    }

    /// <summary>Does what a verb does, where its checks let it.</summary>
    private static void Step(int what, Cluster cluster, Guid municipality, Cluster other, DateOnly day, IReadOnlyCollection<Cluster> others)
    {
        switch (what)
        {
            case 0 or 1 when IsFree(cluster, municipality, ClusterRole.Member, day) && (cluster.EndsOn is not { } end || day < end):
                cluster.Begin(municipality, ClusterRole.Member, day);
                cluster.CountWhereFree(others, [municipality], cluster.Areas, day);
                break;
            case 2 when IsFree(cluster, municipality, ClusterRole.Engine, day) && cluster.Has(municipality, ClusterRole.Member, day):
                cluster.Begin(municipality, ClusterRole.Engine, day, cluster.On(day).First(part => part.PartyId == municipality && part.Role == ClusterRole.Member).To);
                break;
            case 3 when cluster.Participations.Any(part => part.PartyId == municipality && part.GoesOnPast(day)):
                cluster.End(municipality, role: null, day);
                break;
            case 4 when cluster.Has(municipality, ClusterRole.Member, day) && !cluster.Counts(municipality, cluster.Areas[0], day):
                cluster.Choose(others, municipality, cluster.Areas[0], day);
                break;
            case 5 when other != cluster && other.EndsOn is null && ClusterEnd.InTheWay(cluster, day, Today) is null && cluster.MembersOn(day.AddDays(-1)).Any():
                cluster.MergeInto(other, others, day, keepEngines: true);
                break;
            case 6 when ChangeAhead.Of(cluster, Today) is { Count: > 0 } ahead:
                cluster.CallOff(ahead[0], others);
                break;
        }
    }

    private static bool IsFree(Cluster cluster, Guid municipality, ClusterRole role, DateOnly day) =>
        !cluster.Participations.Any(part => part.PartyId == municipality && part.Role == role && (part.To is not { } to || to > day));

    /// <summary>Who takes part and who is counted, in an order of its own.</summary>
    private static string Picture(Cluster cluster) => string.Join(
        '|',
        cluster.Participations.Select(part => $"{part.PartyId} {part.Role} {part.From:O} {part.To:O}")
            .Concat(cluster.Primaries.Select(counted => $"{counted.MunicipalityId} {counted.Area} {counted.From:O} {counted.To:O}")).Append($"{cluster.EndsOn:O} {cluster.MergedIntoId}")
            .Order(StringComparer.Ordinal));

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
