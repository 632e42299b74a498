using FsCheck;
using FsCheck.Fluent;
using Ksf.Contracts.Registry;
using Ksf.Registry.Actors;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.Registry.Reforms;
using Ksf.Registry.Roles;
using Ksf.Registry.Settlements;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Registry.Tests.Reforms;

/// <summary>What holds whatever reforms come, one after the other.</summary>
public sealed class AnySeriesTests
{
    [Fact]
    public void Versions_have_no_gaps_and_successors_cover_each_municipality_on_any_later_day() => Prop.ForAll(SeriesOfReforms.Any(most: 12), series =>
    {
        var municipalities = MunicipalityHistory.Of(series.Files).ToDictionary(municipality => municipality.Id);
        var hasNoGaps = municipalities.Values.All(municipality =>
            municipality.Versions.Zip(municipality.Versions.Skip(1)).All(step => step.First.ValidTo == step.Second.ValidFrom));
        var isCovered =
            from day in series.Days
            let standing = series.Areas[day]
            let covers = series.Areas[SeriesOfReforms.Begins].Select(before => (
                Covering: Cover(municipalities[IdOf(municipalities.Values, before.Key, SeriesOfReforms.Begins)], municipalities, day),
                Expected: standing.Where(after => after.Value.Intersect(before.Value).Any()).Select(after => IdOf(municipalities.Values, after.Key, day)))).ToList()
            select covers.All(cover => cover.Expected.All(cover.Covering.Contains) && cover.Covering.All(id => municipalities[id].Versions.Any(version => version.IsValidOn(day))))
                && covers.SelectMany(cover => cover.Covering).Distinct().Count() == standing.Count;
        return hasNoGaps && isCovered.All(holds => holds);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Those_that_follow_a_municipality_after_a_reform_of_it_exist_and_have_some_of_its_area() => Prop.ForAll(SeriesOfReforms.Any(most: 12), series =>
    {
        var municipalities = MunicipalityHistory.Of(series.Files).ToDictionary(municipality => municipality.Id);
        var lineage = new Lineage(municipalities.ToDictionary(entry => entry.Key, entry =>
        {
            var municipality = new Municipality { Id = entry.Key };
            municipality.Apply(entry.Value);
            return municipality;
        }));
        var last = series.Days[^1];
        return municipalities.Values.SelectMany(municipality => municipality.Successors.Select(succession => succession.On).Distinct(), (municipality, on) => (municipality, on)).All(reform =>
            lineage.FollowersOf(reform.municipality.Id, reform.on, last) is { Count: > 0 } followers
            && followers.All(follower => lineage.ExistsOn(follower, last) && Cover(reform.municipality, municipalities, last).Contains(follower)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task After_any_series_no_record_names_a_municipality_that_has_ceased_unless_it_waits_for_a_person()
    {
        foreach (var series in SeriesOfReforms.Any(most: 6).Generator.Sample(4))
            await HoldsAsync(series);
    }

    private static async Task HoldsAsync(SeriesOfReforms series)
    {
        var time = new ShiftedTime(ShiftedTime.NoonOf(SeriesOfReforms.Begins));
        await using var registry = await ServiceUnderTest<RegistryDbContext>.StartAsync("midt", time, ("Ksf:Structure", "none"));
        var municipalities = MunicipalityHistory.Of(series.Files);
        Guid[] members = [.. series.Areas[SeriesOfReforms.Begins].Keys.Order(StringComparer.Ordinal).Select(number => IdOf(municipalities, number, SeriesOfReforms.Begins))];
        await SaveAsync(registry, municipalities, members);
        foreach (var day in series.Days)
        {
            time.SetTo(day);
            await registry.Services.GetRequiredService<ApplyReforms>().RunAsync(TestContext.Current.CancellationToken);

            Guid[] ceased = [.. municipalities.Where(municipality => municipality.Versions[^1].ValidTo <= day).Select(municipality => municipality.Id)];
            await using var scope = registry.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
            var waiting = await db.Settlements.Where(settlement => settlement.Status == SettlementStatus.Open)
                .Select(settlement => new { settlement.PartId, settlement.MunicipalityId }).ToListAsync(TestContext.Current.CancellationToken);
            var naming = (await NamedPart.FindAsync(db, "midt", ceased, TestContext.Current.CancellationToken)).Where(part => part.To is not { } to || to > day);
            Assert.Empty(naming.Where(part => !waiting.Contains(new { part.PartId, MunicipalityId = part.PartyId })).Select(part => $"{part} on {day:O} in\n{series}"));
        }
    }

    /// <summary>Three clusters that share the members between them, a role at each, and the municipalities as a copy of the nation's.</summary>
    private static async Task SaveAsync(ServiceUnderTest<RegistryDbContext> registry, IReadOnlyList<MunicipalityState> municipalities, Guid[] members)
    {
        await using var scope = registry.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        foreach (var state in municipalities)
        {
            var municipality = new Municipality { Id = state.Id, Authority = "nasjonal", Sequence = 1 };
            municipality.Apply(state);
            db.Add(municipality);
        }
        for (var number = 0; number < 3; number++)
        {
            var cluster = Cluster.Create(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "midt");
            cluster.Describe($"Klynge {number}", new DateOnly(2020, 1, 1), DatePrecision.Day, ["health-and-care"], restsOn: null);
            (cluster.Status, cluster.Sequence) = (ClusterStatus.Established, 1);
            foreach (var (place, member) in members.Index().Where(member => member.Index % 3 != number))
            {
                cluster.Begin(member, ClusterRole.Member, new DateOnly(2020, 1, 1));
                // One that is in two clusters is counted in the first of them.
                if (number == (place % 3 == 0 ? 1 : 0))
                    cluster.Count(member, "health-and-care", new DateOnly(2020, 1, 1));
            }
            db.Add(cluster);
        }
        var secretariat = Contracts.StableId.OfDeployment("midt");
        var actor = new Actor
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            Sequence = 1,
            OwnerId = secretariat,
            Kind = ActorKind.Person,
            Label = "En kontakt",
            Issuer = "https://issuer.example",
            Subject = "en-kontakt",
        };
        db.Add(actor);
        foreach (var member in members)
        {
            db.Add(new RoleAssignment
            {
                Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
                Sequence = 1,
                OwnerId = secretariat,
                ActorId = actor.Id,
                OrganisationId = member,
                Role = ServiceDefaults.Access.Roles.RdContact,
                ValidFrom = new DateOnly(2022, 1, 1),
            });
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static Guid IdOf(IEnumerable<MunicipalityState> municipalities, string number, DateOnly day) =>
        municipalities.Single(municipality => municipality.Versions.Any(version => version.Number == number && version.IsValidOn(day))).Id;

    /// <summary>Those that have some of its area on a day, as the successions say.</summary>
    private static HashSet<Guid> Cover(MunicipalityState municipality, IReadOnlyDictionary<Guid, MunicipalityState> all, DateOnly day, DateOnly since = default)
    {
        // A part that was given off may come back, so each step goes on from its own day.
        HashSet<Guid> covering =
        [
            .. municipality.Successors.Where(succession => since < succession.On && succession.On <= day)
                .SelectMany(succession => Cover(all[succession.SuccessorId], all, day, succession.On)),
        ];
        if (municipality.Versions.Any(version => version.IsValidOn(day)))
            covering.Add(municipality.Id);
        return covering;
    }
}
