using System.Text.Json;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.Registry.ReferenceData;
using Ksf.Registry.Reforms;
using Ksf.TestKit;
using static Ksf.Registry.Tests.Reforms.Midt;

namespace Ksf.Registry.Tests.Reforms;

/// <summary>A reform that is loaded ahead: what holds today does not change, and what will hold can be read.</summary>
public sealed class PlannedTests
{
    private static readonly ReferenceFiles Planned = Files(
        Change("1554", "1505", "Averøy", "Kristiansund", "2028-01-01", ChangeKind.Merge),
        Change("1505", "1505", "Kristiansund", "Kristiansund", "2028-01-01", ChangeKind.Merge),
        Change("1563", "1599", "Sunndal", "Sunndal", "2028-01-01", ChangeKind.Renumber),
        Change("1580", "1581", "Haram", "Nye Haram", "2029-01-01", ChangeKind.Split),
        Change("1580", "1582", "Haram", "Vigra", "2029-01-01", ChangeKind.Split));

    private static readonly Dictionary<string, MunicipalityState> States =
        MunicipalityHistory.Of(Planned).Where(municipality => municipality.Versions[^1].ValidFrom >= new DateOnly(2024, 1, 1))
            .ToDictionary(municipality => municipality.Versions.Last(version => version.ValidFrom <= new DateOnly(2029, 1, 1)).Number);

    [Fact]
    public void What_holds_today_is_what_it_was_without_the_reform_except_its_end()
    {
        var today = new DateOnly(2026, 1, 1);
        var without = MunicipalityHistory.Of(Files()).ToDictionary(municipality => municipality.Id, municipality => municipality.Versions.LastOrDefault(version => version.IsValidOn(today)));

        Assert.Each(MunicipalityHistory.Of(Planned).Where(municipality => municipality.Versions[0].ValidFrom <= today), municipality => Assert.Equivalent(
            without[municipality.Id] is { } version ? version with { ValidTo = null } : null,
            municipality.Versions.LastOrDefault(other => other.IsValidOn(today)) is { } planned ? planned with { ValidTo = null } : null));
    }

    [Fact]
    public void Figures_follow_a_new_number_and_end_where_the_borders_change()
    {
        Assert.Equal(("1599", true, true), Facts(States["1599"].Versions[^1]));
        Assert.Equal(("1505", false, false), Facts(States["1505"].Versions[^1]));
        Assert.Equal(new DateOnly(2028, 1, 1), States["1505"].Versions[^1].ValidFrom);
        Assert.Equal(("1582", false, false), Facts(States["1582"].Versions[^1]));

        static (string, bool, bool) Facts(MunicipalityVersion version) => (version.Number, version.Population is not null, version.OrganisationNumber is not null);
    }

    [Fact]
    public void A_namesake_that_is_planned_changes_no_name_before_its_day()
    {
        var municipalities = MunicipalityHistory.Of(Files(Change("1554", "1555", "Averøy", "Bergen", "2028-01-01", ChangeKind.Renumber)));

        var bergen = municipalities.Single(municipality => municipality.Versions[^1].Number == "4601").Versions;

        Assert.Equal(["Bergen 2028-01-01", "Bergen (Vestland) –"], bergen.TakeLast(2).Select(version => $"{version.DisplayName} {version.ValidTo?.ToString("O", null) ?? "–"}"));
        Assert.Equal("Bergen (Møre og Romsdal)", municipalities.Single(municipality => municipality.Versions[^1].Number == "1555").Versions[^1].DisplayName);
    }

    [Fact]
    public void A_part_that_is_given_off_and_comes_back_is_followed_once()
    {
        var municipalities = MunicipalityHistory.Of(Files(
            Change("1554", "1554", "Averøy", "Averøy", "2025-01-01", ChangeKind.Split),
            Change("1554", "1590", "Averøy", "Bremsnes", "2025-01-01", ChangeKind.Split),
            Change("1554", "1554", "Averøy", "Averøy", "2026-01-01", ChangeKind.Merge),
            Change("1590", "1554", "Bremsnes", "Averøy", "2026-01-01", ChangeKind.Merge),
            Change("1554", "1591", "Averøy", "Nye Averøy", "2027-01-01", ChangeKind.Merge),
            Change("1505", "1591", "Kristiansund", "Nye Averøy", "2027-01-01", ChangeKind.Merge)));
        var lineage = new Lineage(municipalities.ToDictionary(state => state.Id, state =>
        {
            var municipality = new Municipality { Id = state.Id };
            municipality.Apply(state);
            return municipality;
        }));
        var averøy = municipalities.Single(municipality => municipality.Versions.Any(version => version.Number == "1554")).Id;

        var after = lineage.FollowersOf(averøy, RealData.Day("2025-01-01"), RealData.Day("2027-06-01"));
        var between = lineage.FollowersOf(averøy, RealData.Day("2025-01-01"), RealData.Day("2025-06-01"));

        Assert.Equal(["1591"], after.Select(id => lineage.On(id, RealData.Day("2027-06-01"))!.Number));
        Assert.Equal(["1554", "1590"], between.Select(id => lineage.On(id, RealData.Day("2025-06-01"))!.Number).Order());
    }

    [Fact]
    public void A_region_whose_host_ceases_must_say_who_hosts_it_then()
    {
        var files = Files(Change("5001", "5099", "Trondheim", "Nye Trondheim", "2028-01-01", ChangeKind.Merge));

        var refused = Assert.Throws<ReferenceDataException>(() => Register.Regions(files));

        Assert.Contains("5001 of midt ceases on 2028-01-01", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anyone_reads_what_is_planned_and_what_was_done_and_no_further_than_the_plan()
    {
        using var folder = new ReferenceFolder();
        await folder.AddAsync(
            "municipality-changes.csv",
            "1554,1505,Averøy,Kristiansund,2028-01-01,merge,", "1505,1505,Kristiansund,Kristiansund,2028-01-01,merge,", "1563,1599,Sunndal,Sunndal,2028-01-01,renumber,");
        await folder.ReplaceAsync("regions.csv", "ost,KSF Øst,3205,32;31,2024-01-01,,", "ost,KSF Øst,3205,32;31,2024-01-01,2030-01-01,", "ost,KSF Øst,3205,32;31;03,2030-01-01,,");
        await using var nation = await ServiceUnderTest<RegistryDbContext>.StartAsync(
            "nasjonal", new ShiftedTime(ShiftedTime.NoonOf(new DateOnly(2026, 12, 1))), ("Ksf:ReferenceData", folder.Path));
        var anyone = nation.Anonymous;

        var reforms = (await anyone.ReadAsync("/v1/reforms")).Items();

        Assert.Equal(["2030-01-01 True", "2028-01-01 True", "2024-01-01 False"], reforms.Take(3).Select(reform => $"{reform.Text("on")} {reform.GetProperty("planned").GetBoolean()}"));
        Assert.Equal(["moved 0301 Oslo → 0301 Oslo ost"], Changes(reforms[0]));
        Assert.Equal(["merged 1554 Averøy → 1505 Kristiansund midt", "renumbered 1563 Sunndal → 1599 Sunndal midt"], Changes(reforms[1]));
        Assert.Contains("divided 1507 Ålesund → 1508 Ålesund midt, 1580 Haram midt", Changes(reforms[2]));
        Assert.Equal("1563", (await anyone.ReadAsync("/v1/municipalities/1563")).Text("number"));
        Assert.Equal("2028-01-01", (await anyone.ReadAsync("/v1/municipalities/1563")).Text("validTo"));
        Assert.Equal("Sunndal", (await anyone.ReadAsync("/v1/municipalities/1599?on=2028-01-01")).Text("name"));
        Assert.Equal("ost", (await anyone.ReadAsync("/v1/municipalities/0301?on=2030-01-01")).Text("region"));
        using var beyond = await anyone.AskAsync("/v1/municipalities/1599?on=2030-01-02");
        Assert.Equal(422, (int)beyond.StatusCode);
    }

    private static IEnumerable<string> Changes(JsonElement reform) => reform.Items("changes").Select(change =>
        $"{change.Text("kind")} {change.GetProperty("before").Text("number")} {change.GetProperty("before").Text("name")} → "
        + string.Join(", ", change.Items("after").Select(after => $"{after.Text("number")} {after.Text("name")} {after.TextOrNull("region")}")));
}
