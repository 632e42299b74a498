using System.Globalization;
using System.Net;
using Ksf.KnowledgeSupport.Tests.Lists;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.ServiceDefaults;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Public;

public sealed class Anyone_reads_what_municipalities_ask(NationWithNeeds nation) : IClassFixture<NationWithNeeds>
{
    private const string Needs = "/v1/public/needs";

    private static readonly string[] PublicFields = ["deployment", "endorsers", "number", "organisation", "serviceArea", "status", "submittedAt", "title"];

    [Fact]
    public async Task Without_a_token_the_newest_first_and_never_the_question()
    {
        using var answer = await nation.Service.Anonymous.AskAsync($"{Needs}?limit=3");

        var page = await answer.JsonAsync();
        Assert.Equal(["vest-2026-2", "midt-2026-1", "vest-2026-1"], page.Items().Select(need => need.Text("number")));
        Assert.Equal(4, page.GetProperty("total").GetInt64());
        Assert.Each(page.Items(), need => Assert.Equal(PublicFields, need.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)));
        Assert.Equal("Askøy", page.Items()[1].GetProperty("organisation").Text("name"));
        Assert.Equal("public, max-age=30", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("?q=eldre", "vest-2026-1")]
    [InlineData("?q=brudd", "")]
    [InlineData("?q=eldre brudd", "")]
    [InlineData("?q=eldre -brudd", "")]
    [InlineData("?q=\"eldre tiltak\"", "")]
    [InlineData("?q=leksehjelp", "")]
    [InlineData("?q=vest-2026-2", "vest-2026-2")]
    [InlineData("?status=withdrawn", "")]
    [InlineData("?serviceArea=kindergarten", "midt-2026-1")]
    [InlineData("?organisation=4601&sort=oldest", "midt-2026-2 vest-2026-2")]
    [InlineData("?deployment=midt", "midt-2026-1 midt-2026-2")]
    public async Task By_title_place_and_area_so_that_no_search_tells_what_is_in_a_question(string query, string numbers)
    {
        var expected = numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var page = await nation.Service.Anonymous.ReadAsync($"{Needs}{query}");

        Assert.Equal(expected, page.Items().Select(need => need.Text("number")));
        Assert.Equal(expected.Length, page.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task And_one_of_them_with_its_time_line_also_when_it_is_withdrawn()
    {
        using var answer = await nation.Service.Anonymous.AskAsync($"{Needs}/vest-2026-3");
        using var missing = await nation.Service.Anonymous.AskAsync($"{Needs}/vest-2026-99");

        var need = await answer.JsonAsync();
        Assert.Equal("withdrawn", need.Text("status"));
        Assert.Equal(
            PublicFields.Union(["expectedBy", "handler", "steps"]).Order(StringComparer.Ordinal), need.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal("public, max-age=30", answer.Headers.CacheControl!.ToString());
        await missing.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal("no-store", missing.Headers.CacheControl!.ToString());
        await nation.Service.Anonymous.ReadProblemAsync($"{Needs}/{nation.Falls.Id}", HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task And_how_many_there_are_and_where_they_come_from()
    {
        using var answer = await nation.Service.Anonymous.AskAsync($"{Needs}/figures");

        var figures = await answer.JsonAsync();
        Assert.Equal("public, max-age=30", answer.Headers.CacheControl!.ToString());
        Assert.Equal(4, figures.GetProperty("total").GetInt64());
        Assert.Equal(2, figures.GetProperty("municipalities").GetInt64());
        Assert.Equal(["4601=2", "4627=2"], Counts("byMunicipality", "number"));
        Assert.Equal(9, figures.Items("byServiceArea").Count);
        Assert.Equal(
            ["culture=1", "health-and-care=1", "kindergarten=1", "school=1"],
            Counts("byServiceArea", "serviceArea").Where(count => !count.EndsWith("=0", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var months = Counts("byMonth", "month");
        Assert.Equal(12, months.Count);
        Assert.StartsWith(TimeProvider.System.TodayInNorway().ToString("yyyy-MM", CultureInfo.InvariantCulture), months[^1], StringComparison.Ordinal);
        // The fifth is withdrawn, and the fourth is older than a year.
        Assert.Equal(3, figures.Items("byMonth").Sum(month => month.GetProperty("needs").GetInt64()));

        List<string> Counts(string list, string of) => figures.Items(list).ConvertAll(count => $"{count.Text(of)}={count.GetProperty("needs").GetInt64()}");
    }
}

public sealed class The_figures_of_needs(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task Are_counted_once_for_all_who_ask_in_ten_seconds_and_then_again()
    {
        using var anyone = vest.Service.Anonymous;
        var before = await TotalAsync();
        await vest.Askoy.ReportNeedAsync();
        await Poll.UntilAsync(() => vest.Service.QueryAsync<long>("select count(*) from known_needs"), known => known == 1, TimeSpan.FromSeconds(20));

        var meanwhile = await TotalAsync();

        Assert.Equal((0, 0), (before, meanwhile));
        await Poll.UntilAsync(TotalAsync, total => total == 1, TimeSpan.FromSeconds(15));

        async Task<long> TotalAsync() => (await anyone.ReadAsync("/v1/public/needs/figures")).GetProperty("total").GetInt64();
    }
}
