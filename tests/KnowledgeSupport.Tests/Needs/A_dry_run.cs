using System.Net;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class A_dry_run : IAsyncLifetime
{
    private readonly KnowledgeOfVest _vest = new();

    public ValueTask InitializeAsync() => _vest.InitializeAsync();

    public ValueTask DisposeAsync() => _vest.DisposeAsync();

    [Fact]
    public async Task Answers_what_the_report_would_and_leaves_nothing_behind()
    {
        var key = Requests.NewKey();

        using var tried = await _vest.Askoy.CreateAsync("/v1/needs?dryRun=true", NeedSteps.Falls(), key);

        var need = await tried.JsonAsync();
        Assert.Equal("Fall hos hjemmeboende eldre", need.Text("title"));
        Assert.EndsWith("-0", need.Text("number"), StringComparison.Ordinal);
        Assert.Null(tried.Headers.Location);
        Assert.Null(tried.Headers.ETag);
        Assert.Empty(await _vest.Askoy.ReadAllAsync("/v1/needs"));
        Assert.Equal("0 0 0", await _vest.Service.QueryAsync<string>(
            """
            select concat_ws(' ', (select count(*) from platform.outbox where subject like 'needs/%'), (select count(*) from platform.audit where subject like 'needs/%'),
                (select count(*) from platform.idempotent_answers))
            """));

        using var reported = await _vest.Askoy.ReportAsync(NeedSteps.Falls(), key);
        Assert.EndsWith("-1", (await reported.JsonAsync(HttpStatusCode.Created)).Text("number"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_as_the_report_would_be()
    {
        using var tried = await _vest.Askoy.CreateAsync("/v1/needs?dryRun=true", new { organisation = "4627", title = "" });

        var problem = await tried.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields");
        Assert.Contains("/title", problem.Items("errors").Select(error => error.Text("pointer")));
    }

    [Fact]
    public async Task Of_a_withdrawal_withdraws_nothing()
    {
        var address = await _vest.Askoy.ReportNeedAsync();

        using var tried = await _vest.Askoy.ChangeAsync(HttpMethod.Post, $"{address}/withdrawal?dryRun=true", "\"1\"", new { reason = "Svart på av nabokommunen." });
        using var late = await _vest.Askoy.ChangeAsync(HttpMethod.Post, $"{address}/withdrawal?dryRun=true", "\"7\"", new { reason = "Svart på av nabokommunen." });

        Assert.Equal("withdrawn", (await tried.JsonAsync()).Text("status"));
        await late.ProblemAsync(HttpStatusCode.PreconditionFailed, "version-outdated");
        Assert.Equal("submitted", (await _vest.Askoy.ReadAsync(address)).Text("status"));
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("")]
    [InlineData("true&dryRun=false")]
    public async Task Is_asked_for_by_true_or_false(string value)
    {
        using var tried = await _vest.Askoy.CreateAsync($"/v1/needs?dryRun={value}", NeedSteps.Falls());

        var problem = await tried.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields");
        Assert.Equal("?dryRun", problem.Items("errors").Single().Text("pointer"));
        Assert.Empty(await _vest.Askoy.ReadAllAsync("/v1/needs"));
    }
}
