using FsCheck;
using FsCheck.Fluent;
using Ksf.Contracts.Registry;
using Ksf.Registry.Municipalities;
using Ksf.Registry.ReferenceData;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Municipalities;

public sealed class MunicipalityHistoryTests
{
    private static readonly DateOnly LastDay = new(2030, 12, 31);

    [Theory]
    [InlineData("2017-01-01", 426)]
    [InlineData("2017-06-30", 426)]
    [InlineData("2018-06-30", 422)]
    [InlineData("2019-06-30", 422)]
    [InlineData("2019-12-31", 422)]
    [InlineData("2020-01-01", 356)]
    [InlineData("2020-06-30", 356)]
    [InlineData("2023-12-31", 356)]
    [InlineData("2024-01-01", 357)]
    public void As_many_municipalities_as_Norway_had(string day, int municipalities)
    {
        Assert.Equal(municipalities, RealData.On(RealData.Day(day)).Count);
    }

    [Fact]
    public void On_any_day_numbers_and_display_names_are_unique_and_each_municipality_is_in_a_county_that_exists()
    {
        Prop.ForAll(AnyDay(), day =>
        {
            var standing = RealData.On(day).SelectMany(number => number).ToList();
            var counties = RealData.Files.Counties.Where(c => c.ValidFrom <= day && (c.ValidTo is not { } end || day < end)).Select(c => c.Number).ToHashSet();
            return standing.Select(m => m.Version.Number).Distinct().Count() == standing.Count
                && standing.Select(m => m.Version.DisplayName).Distinct().Count() == standing.Count
                && standing.Select(m => m.Municipality.Id).Distinct().Count() == standing.Count
                && standing.All(m => counties.Contains(m.Version.CountyNumber))
                && counties.Count == standing.Select(m => m.Version.CountyNumber).Distinct().Count();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whoever_is_gone_on_a_later_day_is_followed_by_somebody_who_stands()
    {
        Prop.ForAll(AnyDay(), AnyDay(), (one, other) =>
        {
            var (early, late) = one < other ? (one, other) : (other, one);
            var standing = RealData.On(late).SelectMany(number => number).Select(m => m.Municipality.Id).ToHashSet();
            return RealData.On(early).SelectMany(number => number).All(m => Followers(m.Municipality, late).All(standing.Contains));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_municipality_has_one_version_at_a_time_without_gaps_and_nothing_repeated()
    {
        Assert.Each(RealData.Municipalities, municipality =>
        {
            Assert.NotEmpty(municipality.Versions);
            foreach (var (version, next) in municipality.Versions.Zip(municipality.Versions.Skip(1)))
            {
                Assert.Equal(version.ValidTo, next.ValidFrom);
                Assert.NotEqual(WithoutPeriod(version), WithoutPeriod(next));
            }
            Assert.Equal(municipality.Versions[^1].ValidTo is null, municipality.Successors.All(s => s.On != municipality.Versions[^1].ValidTo));
        });
    }

    [Fact]
    public void The_newest_versions_say_what_the_register_of_2024_says()
    {
        var today = RealData.On(new DateOnly(2024, 1, 1));
        Assert.Each(RealData.Files.Municipalities, row =>
        {
            var version = today[row.Number].Single().Version;
            Assert.Equal((row.Name, row.DisplayName, row.CountyNumber), (version.Name, version.DisplayName, version.CountyNumber));
            Assert.Equal(row.ParallelNames, version.ParallelNames);
            Assert.Equal((row.OrgNumber, row.Population, row.CentralityClass), (version.OrganisationNumber, version.Population, version.CentralityClass));
        });
    }

    [Fact]
    public void Askøy_is_one_municipality_through_two_numbers()
    {
        var askøy = Single("1247", "2019-12-31");

        Assert.Equal(askøy.Id, Single("4627", "2020-01-01").Id);
        Assert.Empty(askøy.Successors);
        Assert.Equal(["1247", "4627", "4627"], askøy.Versions.Select(v => v.Number));
        Assert.Equal([null, null, "vest"], askøy.Versions.Select(v => v.Region));
        Assert.Equal([null, null, "964338442"], askøy.Versions.Select(v => v.OrganisationNumber));
    }

    [Theory]
    [InlineData("0219", "3024", "3201", "Bærum")]
    [InlineData("0101", "3001", "3101", "Halden")]
    [InlineData("0532", "3053", "3236", "Jevnaker")]
    [InlineData("0806", "3807", "4003", "Skien")]
    [InlineData("2004", null, "5603", "Hammerfest")]
    public void A_code_of_Viken_and_the_other_counties_that_came_and_went_leads_back_and_forth(string before, string? during, string after, string name)
    {
        var municipality = Single(after, "2024-01-01");

        Assert.Equal(name, municipality.Versions[^1].Name);
        if (during is null)
            Assert.NotEqual(municipality.Id, Single(before, "2019-12-31").Id); // Kvalsund joined, and the number was new.
        else
            Assert.Equal([before, during, after], municipality.Versions.Select(v => v.Number));
    }

    [Fact]
    public void Ålesund_ended_in_a_split_and_two_new_ones_began()
    {
        var ålesund = Single("1507", "2023-12-31");

        Assert.Equal(new DateOnly(2024, 1, 1), ålesund.Versions[^1].ValidTo);
        Assert.Equivalent(
            new[] { "1508", "1580" }.Select(number => new MunicipalitySuccession(Single(number, "2024-01-01").Id, SuccessionKind.Split, new DateOnly(2024, 1, 1))),
            ålesund.Successors, strict: true);
        Assert.Null(Single("1580", "2024-01-01").Versions[0].OrganisationNumber);
    }

    [Fact]
    public void Snillfjord_was_divided_among_three_that_began_the_same_day()
    {
        var snillfjord = Single("1613", "2017-06-30");

        Assert.Equal(["1613", "5012"], snillfjord.Versions.Select(v => v.Number));
        Assert.Equivalent(
            new[] { "5055", "5056", "5059" }.Select(number => new MunicipalitySuccession(Single(number, "2020-01-01").Id, SuccessionKind.Split, new DateOnly(2020, 1, 1))),
            snillfjord.Successors, strict: true);
    }

    [Theory]
    [InlineData("1850", "2019-12-31", "2020-01-01", "1806", "1875")]
    [InlineData("0720", "2016-12-31", "2017-01-01", "0704", "0710")]
    public void Tysfjord_and_Stokke_were_divided(string number, string lastDay, string day, params string[] successors)
    {
        var divided = Single(number, lastDay);

        Assert.Equivalent(successors.Select(s => new MunicipalitySuccession(Single(s, day).Id, SuccessionKind.Split, RealData.Day(day))), divided.Successors, strict: true);
    }

    [Fact]
    public void Voss_and_Granvin_merged_to_a_new_number_so_both_ended()
    {
        var voss = Single("4621", "2020-01-01");

        Assert.NotEqual(voss.Id, Single("1235", "2019-12-31").Id);
        Assert.Each(["1234", "1235"], number => Assert.Equal(
            [new MunicipalitySuccession(voss.Id, SuccessionKind.Merge, new DateOnly(2020, 1, 1))], Single(number, "2019-12-31").Successors));
    }

    [Fact]
    public void Stavanger_kept_its_number_and_goes_on_with_Finnøy_and_Rennesøy_in_it()
    {
        var stavanger = Single("1103", "2017-06-30");

        Assert.Equal(stavanger.Id, Single("1103", "2024-01-01").Id);
        Assert.Empty(stavanger.Successors);
        Assert.Each(["1141", "1142"], number => Assert.Equal(stavanger.Id, Assert.Single(Single(number, "2019-12-31").Successors).SuccessorId));
    }

    [Theory]
    [InlineData("1818", "2024-01-01", "Herøy (Nordland)")]
    [InlineData("1515", "2024-01-01", "Herøy (Møre og Romsdal)")]
    [InlineData("1243", "2019-12-31", "Os (Hordaland)")]
    [InlineData("3430", "2020-01-01", "Os")]
    [InlineData("3018", "2023-12-31", "Våler (Viken)")]
    [InlineData("3114", "2024-01-01", "Våler (Østfold)")]
    [InlineData("1867", "2019-12-31", "Bø (Nordland)")]
    [InlineData("1867", "2020-01-01", "Bø")]
    [InlineData("1850", "2019-12-31", "Tysfjord")]
    [InlineData("1940", "2017-06-30", "Kåfjord")]
    public void A_display_name_names_the_county_where_another_has_the_same_name(string number, string day, string displayName)
    {
        Assert.Equal(displayName, RealData.On(RealData.Day(day))[number].Single().Version.DisplayName);
    }

    [Fact]
    public void The_same_files_give_the_same_ids()
    {
        Assert.Equal(RealData.Municipalities.Select(m => m.Id), MunicipalityHistory.Of(ReferenceFiles.Read(RealData.Folder)).Select(m => m.Id));
    }

    [Fact]
    public void A_chain_that_does_not_hold_is_refused_with_the_number_it_breaks_at()
    {
        var broken = RealData.Files with { Changes = [.. RealData.Files.Changes, new ChangeRow("9999", "4601", "?", "Bergen", new DateOnly(2021, 1, 1), ChangeKind.Renumber)] };

        Assert.Contains("4601", Assert.Throws<ReferenceDataException>(() => MunicipalityHistory.Of(broken)).Message, StringComparison.Ordinal);
    }

    private static (MunicipalityVersion, string) WithoutPeriod(MunicipalityVersion version) =>
        (version with { ParallelNames = [], ValidFrom = default, ValidTo = null }, string.Join(';', version.ParallelNames));

    private static Arbitrary<DateOnly> AnyDay() =>
        Gen.Choose(MunicipalityHistory.Begins.DayNumber, LastDay.DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    private static MunicipalityState Single(string number, string day) => Assert.Single(RealData.On(RealData.Day(day))[number]).Municipality;

    private static IEnumerable<Guid> Followers(MunicipalityState municipality, DateOnly day)
    {
        if (municipality.Versions[^1].ValidTo is not { } end || end > day)
            return [municipality.Id];
        return municipality.Successors.SelectMany(s => Followers(RealData.Municipalities.Single(m => m.Id == s.SuccessorId), day));
    }
}
