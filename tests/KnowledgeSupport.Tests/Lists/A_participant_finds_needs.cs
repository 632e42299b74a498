using System.Net;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Lists;

public sealed class A_participant_finds_needs(NationWithNeeds nation) : IClassFixture<NationWithNeeds>
{
    private const string Overview = "/v1/overview/needs";

    [Theory]
    [InlineData("", "vest-2026-3 vest-2026-2 midt-2026-1 vest-2026-1 midt-2026-2")]
    [InlineData("?sort=oldest", "midt-2026-2 vest-2026-1 midt-2026-1 vest-2026-2 vest-2026-3")]
    [InlineData("?sort=most-supported", "midt-2026-2 vest-2026-2 vest-2026-3 midt-2026-1 vest-2026-1")]
    [InlineData("?status=withdrawn", "vest-2026-3")]
    [InlineData("?serviceArea=school", "vest-2026-3 vest-2026-2")]
    [InlineData("?serviceArea=school&status=submitted", "vest-2026-2")]
    [InlineData("?organisation=4627", "vest-2026-3 midt-2026-1 vest-2026-1")]
    [InlineData("?deployment=midt", "midt-2026-1 midt-2026-2")]
    [InlineData("?q=eldre", "vest-2026-1")]
    [InlineData("?q=brudd", "vest-2026-1")]
    [InlineData("?q=TILTAKENE eldre", "vest-2026-1")]
    [InlineData("?q=bading", "midt-2026-2")]
    [InlineData("?q=badingen", "midt-2026-2")]
    [InlineData("?q=eldre bading", "")]
    [InlineData("?q=vest-2026-2", "vest-2026-2")]
    [InlineData("?q= VEST-2026-2 ", "vest-2026-2")]
    [InlineData("?q=vest-2026-99", "")]
    [InlineData("?q=og i", "")]
    [InlineData("?q=%20", "vest-2026-3 vest-2026-2 midt-2026-1 vest-2026-1 midt-2026-2")]
    [InlineData("?q=!!(|':*", "")]
    [InlineData("?q=støy&deployment=midt&serviceArea=kindergarten&organisation=4627&sort=oldest", "midt-2026-1")]
    public async Task By_what_they_choose_and_is_told_how_many_there_are(string query, string numbers)
    {
        var expected = numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var page = await nation.Reader.ReadAsync($"{Overview}{query}");
        var onePerPage = await nation.Reader.ReadAllAsync($"{Overview}{query}", pageSize: 1);

        Assert.Equal(expected, page.Items().Select(need => need.Text("number")));
        Assert.Equal(expected.Length, page.GetProperty("total").GetInt64());
        Assert.Equal(expected, onePerPage.Select(need => need.Text("number")));
    }

    [Fact]
    public async Task And_the_total_stays_the_same_on_every_page()
    {
        var first = await nation.Reader.ReadAsync($"{Overview}?limit=2");
        var second = await nation.Reader.ReadAsync($"{Overview}?limit=2&after={first.Text("next")}");

        Assert.Equal(5, first.GetProperty("total").GetInt64());
        Assert.Equal(5, second.GetProperty("total").GetInt64());
    }

    [Theory]
    [InlineData("/v1/overview/needs?status=open", "?status", "submitted, withdrawn")]
    [InlineData("/v1/overview/needs?serviceArea=health", "?serviceArea", "health-and-care")]
    [InlineData("/v1/overview/needs?sort=best", "?sort", "newest, oldest, most-supported")]
    [InlineData("/v1/overview/needs?deployment=bergen", "?deployment", "vest")]
    [InlineData("/v1/overview/needs?organisation=1247", "?organisation", "1247")]
    [InlineData("/v1/overview/needs?organisation=9927", "?organisation", "9927")]
    [InlineData("/v1/public/needs?status=open", "?status", "submitted, withdrawn")]
    [InlineData("/v1/public/needs?organisation=9999", "?organisation", "9999")]
    [InlineData("/v1/public/needs?after=nonsense", "?after", "next")]
    [InlineData("/v1/needs?sort=most-supported", "?sort", "overview/needs")]
    [InlineData("/v1/needs?sort=best", "?sort", "newest, oldest, most-supported")]
    public async Task Or_what_is_wrong_with_what_they_chose(string address, string pointer, string expected)
    {
        var error = (await nation.Reader.ReadProblemAsync(address, HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError();

        Assert.Equal(pointer, error.Pointer);
        Assert.Contains(expected, error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_that_a_search_is_too_long()
    {
        var error = (await nation.Reader.ReadProblemAsync($"{Overview}?q={new string('a', 201)}", HttpStatusCode.UnprocessableEntity)).OnlyError();

        Assert.Equal(("?q", "Søk med høyst 200 tegn; du har skrevet 201."), error);
    }

    [Fact]
    public async Task And_reads_one_by_its_id_or_its_number_with_its_version()
    {
        using var byNumber = await nation.Reader.AskAsync($"{Overview}/vest-2026-1");
        using var byId = await nation.Reader.AskAsync($"{Overview}/{nation.Falls.Id}");

        var need = await byNumber.JsonAsync();
        Assert.Equal("Hvilke tiltak hindrer brudd i hjemmet?", need.Text("question"));
        Assert.Equal("4627", need.GetProperty("organisation").Text("number"));
        Assert.Equal("\"1\"", byNumber.Headers.ETag!.Tag);
        Assert.Equal(need.GetRawText(), (await byId.JsonAsync()).GetRawText());
        await nation.Reader.ReadProblemAsync($"{Overview}/vest-2026-99", HttpStatusCode.NotFound, "not-found");
        await nation.Reader.ReadProblemAsync($"{Overview}/{Guid.Empty}", HttpStatusCode.NotFound, "not-found");
    }
}

/// <summary>The list of the deployment's own needs has the same filters.</summary>
public sealed class A_contact_finds_the_regions_needs(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task At_once_after_they_are_reported()
    {
        await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls(title: "Trygghetsalarmer"));
        await vest.Bergen.ReportAndReadAsync(NeedSteps.Falls("4601", "Svømmehaller"));
        var withdrawn = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Svømmekurs"));
        await (await vest.Askoy.WithdrawAsync(withdrawn.Location)).HasStatusAsync(HttpStatusCode.OK);

        await FindsAsync("?q=trygghetsalarm", "Trygghetsalarmer");
        await FindsAsync("?status=withdrawn", "Svømmekurs");
        await FindsAsync("?organisation=4601", "Svømmehaller");
        await FindsAsync("?organisation=4627&sort=oldest", "Trygghetsalarmer", "Svømmekurs");
        await FindsAsync("?serviceArea=school");
    }

    private async Task FindsAsync(string query, params string[] titles)
    {
        var page = await vest.Askoy.ReadAsync($"/v1/needs{query}");
        Assert.Equal(titles, page.Items().Select(need => need.Text("title")));
        Assert.Equal(titles.Length, page.GetProperty("total").GetInt64());
    }
}
