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

    [Fact]
    public async Task And_withdrawing_twice_with_the_same_key_withdraws_once()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());
        var key = Guid.CreateVersion7().ToString();

        var first = await WithdrawAsync(reported.Headers.Location!, key);
        var again = await WithdrawAsync(reported.Headers.Location!, key);
        var without = await WithdrawAsync(reported.Headers.Location!, key: null);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, without.StatusCode);
    }

    [Fact]
    public async Task And_the_audit_keeps_every_field_and_why()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());
        var id = (await reported.JsonAsync()).Text("id");
        await WithdrawAsync(reported.Headers.Location!, key: null);

        var row = await vest.Service.QueryAsync<string>(
            """
            select concat_ws('|', reason, before ->> 'status', after ->> 'status', after ->> 'background', after ->> 'reportedBy' is not null)
            from platform.audit where subject = $1 and action = 'need.withdraw'
            """, $"needs/{id}");

        Assert.Equal("Svart på av nabokommunen.|submitted|withdrawn|Antallet brudd øker, og kommunen skal velge tiltak før neste økonomiplan.|t", row);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"1\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("1")]
    public async Task An_If_Match_that_is_no_ETag_of_ours_is_called_that(string ifMatch)
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());

        var answer = await vest.Askoy.ReviseAsync(reported.Headers.Location!, ifMatch, Revision);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/problems/version-unreadable", (await answer.JsonAsync()).Text("type"));
    }

    [Fact]
    public async Task A_row_that_no_reader_could_read_is_refused_by_the_database()
    {
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());
        var id = Guid.Parse((await reported.JsonAsync()).Text("id"));

        await Assert.ThrowsAsync<Npgsql.PostgresException>(
            () => vest.Service.QueryAsync<int>("update needs set service_area = 'transport-and-utilities,administration' where id = $1", id));
    }

    private async Task<HttpResponseMessage> WithdrawAsync(Uri need, string? key)
    {
        using var withdrawal = new HttpRequestMessage(HttpMethod.Post, $"{need}/withdrawal") { Content = JsonContent.Create(new { reason = "Svart på av nabokommunen." }) };
        withdrawal.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (key is not null)
            withdrawal.Headers.Add("Idempotency-Key", key);
        return await vest.Askoy.SendAsync(withdrawal);
    }
}
