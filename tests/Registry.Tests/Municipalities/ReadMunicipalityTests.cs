using System.Net;
using Ksf.Registry.Municipalities;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Municipalities;

public sealed class ReadMunicipalityTests(Country country)
{
    private readonly HttpClient _nation = country.Nation.With("leser");

    [Fact]
    public async Task A_municipality_is_read_by_its_number_of_today()
    {
        var askøy = await _nation.ReadAsync("/v1/municipalities/4627");

        Assert.Equal(
            """{"number":"4627","name":"Askøy","displayName":"Askøy","parallelNames":[],"county":"46","region":"vest","organisationNumber":"964338442","population":30145,"centralityClass":3,"validFrom":"2024-01-01","validTo":null}""",
            askøy.GetRawText().Replace($"\"id\":\"{askøy.Text("id")}\",", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_renumbered_municipality_is_the_same_under_the_number_of_the_day()
    {
        var before = await _nation.ReadAsync("/v1/municipalities/1247?on=2019-12-31");
        var after = await _nation.ReadAsync("/v1/municipalities/4627?on=2020-01-01");

        Assert.Equal(before.Text("id"), after.Text("id"));
        Assert.Equal(("12", "46"), (before.Text("county"), after.Text("county")));
        Assert.Equal("2020-01-01", before.Text("validTo"));
        Assert.Null(before.TextOrNull("population"));
    }

    [Theory]
    [InlineData("nb", "Nummer 1247 gikk ut 1. januar 2020. Det som var Askøy, er per 30. juni 2020: 4627 Askøy.")]
    [InlineData("nn", "Nummer 1247 gjekk ut 1. januar 2020. Det som var Askøy, er per 30. juni 2020: 4627 Askøy.")]
    [InlineData("en", "The number 1247 ended on 1 January 2020. As of 30 June 2020, what was Askøy is: 4627 Askøy.")]
    public async Task A_number_that_has_ended_is_answered_with_who_it_is_now_and_since_when(string language, string detail)
    {
        var problem = await _nation.ReadProblemAsync("/v1/municipalities/1247?on=2020-06-30", HttpStatusCode.NotFound, "municipality-number-ended", language);

        Assert.Equal(detail, problem.Text("detail"));
    }

    [Theory]
    [InlineData("1507", "2024-06-30", "1508 Ålesund, 1580 Haram")]
    [InlineData("5012", "2020-06-30", "5055 Heim, 5056 Hitra, 5059 Orkland")]
    [InlineData("1850", "2020-06-30", "1806 Narvik, 1875 Hamarøy")]
    [InlineData("0720", "2024-06-30", "3905 Tønsberg, 3907 Sandefjord")]
    [InlineData("1235", "2020-06-30", "4621 Voss")]
    [InlineData("0219", "2024-06-30", "3201 Bærum")]
    public async Task The_area_of_one_that_has_ended_is_followed_through_every_later_reform(string number, string day, string successors)
    {
        var problem = await _nation.ReadProblemAsync($"/v1/municipalities/{number}?on={day}", HttpStatusCode.NotFound);

        Assert.EndsWith($": {successors}.", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_not_in_use_yet_or_never_was_is_told_apart()
    {
        var notYet = await _nation.ReadProblemAsync("/v1/municipalities/4627?on=2019-12-31", HttpStatusCode.NotFound, "municipality-number-not-yet");
        await _nation.ReadProblemAsync("/v1/municipalities/9999", HttpStatusCode.NotFound, "municipality-unknown");

        Assert.Equal("Nummer 4627 ble tatt i bruk 1. januar 2020.", notYet.Text("detail"));
    }

    [Fact]
    public async Task A_day_before_the_register_or_no_day_at_all_is_refused()
    {
        var before = await _nation.ReadProblemAsync("/v1/municipalities/0301?on=2016-12-31", HttpStatusCode.UnprocessableEntity);
        var nonsense = await _nation.ReadProblemAsync("/v1/municipalities/0301?on=i-fjor", HttpStatusCode.UnprocessableEntity);

        Assert.Equal("Registeret begynner 1. januar 2017.", before.Errors()["?on"]);
        Assert.Equal(["?on"], nonsense.Errors().Keys);
    }

    [Theory]
    [InlineData("/v1/municipalities/0301")]
    [InlineData("/v1/municipalities")]
    [InlineData("/v1/counties")]
    [InlineData("/v1/regions")]
    public async Task A_day_is_of_ISO_8601_and_none_that_the_register_cannot_know(string path)
    {
        var norwegian = await _nation.ReadProblemAsync($"{path}?on=02.03.2021", HttpStatusCode.UnprocessableEntity);
        var beyond = await _nation.ReadProblemAsync($"{path}?on=9999-12-31", HttpStatusCode.UnprocessableEntity, language: "nn");

        Assert.StartsWith("Skal være en dato som finnes", norwegian.Errors()["?on"], StringComparison.Ordinal);
        Assert.StartsWith("Registeret går ikkje lenger enn til", beyond.Errors()["?on"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_are_written_as_they_are()
    {
        var one = await _nation.GetStringAsync(new Uri("/v1/municipalities/4627", UriKind.Relative));
        var list = await _nation.GetStringAsync(new Uri("/v1/municipalities?limit=200&county=46", UriKind.Relative));

        Assert.Contains("Askøy", one, StringComparison.Ordinal);
        Assert.Contains("Askøy", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var first = await _nation.GetAsync(new Uri("/v1/municipalities/4627", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/municipalities/4627", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _nation.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(5), first.Headers.CacheControl!.MaxAge);
    }

    [Theory]
    [InlineData("2017-06-30", 426)]
    [InlineData("2018-06-30", 422)]
    [InlineData("2019-06-30", 422)]
    [InlineData("2020-06-30", 356)]
    [InlineData("2023-12-31", 356)]
    [InlineData("2024-01-01", 357)]
    public async Task The_list_of_a_day_is_read_page_by_page_in_the_order_of_numbers(string day, int municipalities)
    {
        var numbers = (await _nation.ReadAllAsync($"/v1/municipalities?on={day}", pageSize: 100)).ConvertAll(item => item.Text("number"));

        Assert.Equal(municipalities, numbers.Count);
        Assert.Equal(numbers.Order(StringComparer.Ordinal).Distinct(), numbers);
    }

    [Theory]
    [InlineData("region=vest", 66)]
    [InlineData("region=midt", 65)]
    [InlineData("region=nord", 80)]
    [InlineData("county=46", 43)]
    [InlineData("county=30&on=2020-06-30", 51)]
    [InlineData("county=30", 0)]
    public async Task The_list_can_be_of_a_county_or_a_region(string filter, int municipalities)
    {
        Assert.Equal(municipalities, (await _nation.ReadAllAsync($"/v1/municipalities?{filter}", pageSize: 200)).Count);
    }

    [Fact]
    public async Task Oslo_has_no_region()
    {
        Assert.Null((await _nation.ReadAsync("/v1/municipalities/0301")).TextOrNull("region"));
    }

    [Theory]
    [InlineData("?limit=0", "?limit")]
    [InlineData("?limit=201", "?limit")]
    [InlineData("?after=tull", "?after")]
    public async Task A_page_that_cannot_be_is_refused(string query, string pointer)
    {
        var problem = await _nation.ReadProblemAsync($"/v1/municipalities{query}", HttpStatusCode.UnprocessableEntity);

        Assert.Equal([pointer], problem.Errors().Keys);
    }

    [Theory]
    [InlineData("2017-06-30", 19)]
    [InlineData("2018-06-30", 18)]
    [InlineData("2020-06-30", 11)]
    [InlineData("2024-01-01", 15)]
    public async Task Counties_are_those_of_the_day(string day, int counties)
    {
        Assert.Equal(counties, (await _nation.ReadAsync($"/v1/counties?on={day}")).Items("items").Count);
    }

    [Fact]
    public async Task The_seven_regions_have_their_hosts_and_counties()
    {
        var regions = (await _nation.ReadAsync("/v1/regions")).Items("items");

        Assert.Equal(
            ["innlandet Gjøvik 34", "midt Trondheim 50,15", "nord Bodø 18,55,56", "sor Kristiansand 42", "sorost Drammen 33,39,40", "ost Lillestrøm 32,31", "vest Bergen 46,11"],
            regions.Select(r => $"{r.Text("deployment")} {r.Text("hostName")} {string.Join(',', r.Texts("counties"))}")
                .OrderBy(text => Array.IndexOf(["innlandet", "midt", "nord", "sor", "sorost", "ost", "vest"], text.Split(' ')[0])));
    }

    [Fact]
    public async Task A_municipality_is_read_through_all_of_its_numbers()
    {
        var ålesund = await _nation.ReadAsync("/v1/municipalities/1507/history");

        Assert.Equal(["1507"], ålesund.Items("versions").Select(v => v.Text("number")));
        Assert.Equal(["split", "split"], ålesund.Items("successors").Select(s => s.Text("kind")));
    }

    [Fact]
    public async Task The_most_frequent_question_is_answered_by_one_look_in_an_index()
    {
        await country.Nation.QueryAsync<int>("analyze municipality_versions");

        var plan = await country.Nation.QueryAsync<string>($"explain (format json) {GetMunicipality.Sql}", "4627", RealData.Day("2024-06-30"));

        Assert.Contains("ix_municipality_versions_number_valid_from", plan!, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_is_public_and_who_acts_for_whom_is_not()
    {
        using var register = await country.Nation.Anonymous.GetAsync(new Uri("/v1/municipalities/4627", UriKind.Relative));
        using var me = await country.Nation.Anonymous.GetAsync(new Uri("/v1/me", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, register.StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (me.StatusCode, me.Headers.WwwAuthenticate.Single().Scheme));
    }

    [Fact]
    public async Task A_region_answers_as_the_nation_does()
    {
        foreach (var path in new[] { "/v1/municipalities?on=2019-06-30&limit=200", "/v1/municipalities?limit=200", "/v1/counties", "/v1/regions", "/v1/municipalities/4627", "/v1/municipalities/5012/history" })
            Assert.Equal((await _nation.ReadAsync(path)).GetRawText(), (await country.Reader.ReadAsync(path)).GetRawText());
    }
}
