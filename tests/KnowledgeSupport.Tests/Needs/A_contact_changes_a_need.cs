using System.Net;
using System.Net.Http.Json;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class A_contact_changes_a_need(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    private static readonly object Revision = new { title = "Fall på sykehjem", question = "Hva gir færre fall på sykehjem?", serviceArea = "health-and-care" };

    [Fact]
    public async Task From_the_version_they_read()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());

        var revised = await vest.Askoy.ReviseAsync(reported.Headers.Location!, "\"1\"", Revision);

        Assert.Equal(HttpStatusCode.OK, revised.StatusCode);
        Assert.Equal("\"2\"", revised.Headers.ETag!.Tag);
        var need = await revised.JsonAsync();
        Assert.Equal("Fall på sykehjem", need.Text("title"));
        Assert.Equal(2, await vest.Service.QueryAsync<long>("select max(sequence) from platform.outbox where subject = $1", $"needs/{need.Text("id")}"));
    }

    [Fact]
    public async Task But_not_over_somebody_elses_change()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());
        await vest.Askoy.ReviseAsync(reported.Headers.Location!, "\"1\"", Revision);

        var late = await vest.Askoy.ReviseAsync(reported.Headers.Location!, "\"1\"", Revision);
        var blind = await vest.Askoy.ReviseAsync(reported.Headers.Location!, null, Revision);

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("/problems/version-outdated", (await late.JsonAsync()).Text("type"));
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        Assert.Equal("/problems/version-missing", (await blind.JsonAsync()).Text("type"));
    }

    [Fact]
    public async Task Of_two_at_once_exactly_one_gets_through()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => vest.Askoy.ReviseAsync(reported.Headers.Location!, "\"1\"", Revision)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.PreconditionFailed, a.StatusCode));
    }

    [Fact]
    public async Task And_another_municipality_cannot_find_it_to_change()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());

        var neighbour = await vest.Bergen.ReviseAsync(reported.Headers.Location!, "\"1\"", Revision);

        Assert.Equal(HttpStatusCode.NotFound, neighbour.StatusCode);
        var read = await (await vest.Bergen.GetAsync(reported.Headers.Location)).JsonAsync();
        Assert.Equal(0, read.GetProperty("actions").GetArrayLength());
    }

    [Fact]
    public async Task And_when_it_is_withdrawn_it_stays_to_be_read_but_not_to_be_changed()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());
        var address = reported.Headers.Location!;
        using var withdrawal = new HttpRequestMessage(HttpMethod.Post, $"{address}/withdrawal")
        {
            Content = JsonContent.Create(new { reason = "Kommunen har fått svar fra nabokommunen." }),
        };
        withdrawal.Headers.TryAddWithoutValidation("If-Match", "\"1\"");

        var withdrawn = await vest.Askoy.SendAsync(withdrawal);
        var revised = await vest.Askoy.ReviseAsync(address, "\"2\"", Revision);

        Assert.Equal("withdrawn", (await withdrawn.JsonAsync()).Text("status"));
        Assert.Equal(HttpStatusCode.Conflict, revised.StatusCode);
        Assert.Equal("/problems/not-open", (await revised.JsonAsync()).Text("type"));
        Assert.Equal("withdrawn", (await (await vest.Askoy.GetAsync(address)).JsonAsync()).Text("status"));
    }
}
