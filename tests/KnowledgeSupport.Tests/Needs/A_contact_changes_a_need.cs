using System.Net;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class A_contact_changes_a_need(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task From_the_version_they_read()
    {
        var address = await vest.Askoy.ReportNeedAsync();

        using var revised = await vest.Askoy.ReviseAsync(address, "\"1\"");

        var need = await revised.JsonAsync();
        Assert.Equal("\"2\"", revised.Headers.ETag!.Tag);
        Assert.Equal("Fall på sykehjem", need.Text("title"));
        Assert.Equal(2, await vest.Service.QueryAsync<long>("select max(sequence) from platform.outbox where subject = $1", $"needs/{need.Text("id")}"));
    }

    [Fact]
    public async Task But_not_over_somebody_elses_change()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        using var first = await vest.Askoy.ReviseAsync(address, "\"1\"");
        await first.HasStatusAsync(HttpStatusCode.OK);

        using var late = await vest.Askoy.ReviseAsync(address, "\"1\"");
        using var blind = await vest.Askoy.ReviseAsync(address, null);

        await late.ProblemAsync(HttpStatusCode.PreconditionFailed, "version-outdated");
        await blind.ProblemAsync(HttpStatusCode.PreconditionRequired, "version-missing");
    }

    [Fact]
    public async Task Of_eight_at_once_exactly_one_gets_through()
    {
        var address = await vest.Askoy.ReportNeedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => vest.Askoy.ReviseAsync(address, "\"1\"")));

        Assert.Equal(
            [HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 7)], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task And_another_municipality_cannot_find_it_to_change()
    {
        var address = await vest.Askoy.ReportNeedAsync();

        using var neighbour = await vest.Bergen.ReviseAsync(address, "\"1\"");

        await neighbour.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await vest.Bergen.ReadAsync(address)).Items("actions"));
    }

    [Fact]
    public async Task And_when_it_is_withdrawn_it_stays_to_be_read_but_not_to_be_changed()
    {
        var address = await vest.Askoy.ReportNeedAsync();

        using var withdrawn = await vest.Askoy.WithdrawAsync(address);
        using var revised = await vest.Askoy.ReviseAsync(address, "\"2\"");

        Assert.Equal("withdrawn", (await withdrawn.JsonAsync()).Text("status"));
        await revised.ProblemAsync(HttpStatusCode.Conflict, "not-open");
        Assert.Equal("withdrawn", (await vest.Askoy.ReadAsync(address)).Text("status"));
    }

    [Fact]
    public async Task And_withdrawing_twice_with_the_same_key_withdraws_once()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        var key = Requests.NewKey();

        using var first = await vest.Askoy.WithdrawAsync(address, key: key);
        using var again = await vest.Askoy.WithdrawAsync(address, key: key);
        using var without = await vest.Askoy.WithdrawAsync(address);

        Assert.Equal(await first.HasStatusAsync(HttpStatusCode.OK), await again.HasStatusAsync(HttpStatusCode.OK));
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        await without.ProblemAsync(HttpStatusCode.PreconditionFailed, "version-outdated");
    }

    [Fact]
    public async Task But_the_same_key_from_another_version_or_address_is_refused()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        var key = Requests.NewKey();
        using var first = await vest.Askoy.WithdrawAsync(address, key: key);
        await first.HasStatusAsync(HttpStatusCode.OK);

        using var otherVersion = await vest.Askoy.WithdrawAsync(address, "\"2\"", key);
        using var otherAddress = await vest.Askoy.ChangeAsync(
            HttpMethod.Post, $"{address}/withdrawal?reason=another", "\"1\"", new { reason = "Svart på av nabokommunen." }, key);

        await otherVersion.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        await otherAddress.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task And_the_audit_keeps_every_field_and_why()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        var id = address.Split('/')[^1];
        using var withdrawn = await vest.Askoy.WithdrawAsync(address);

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
    [InlineData("\"01\"")]
    public async Task An_If_Match_that_is_no_ETag_of_ours_is_called_that(string ifMatch)
    {
        var address = await vest.Askoy.ReportNeedAsync();

        using var answer = await vest.Askoy.ReviseAsync(address, ifMatch);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "version-unreadable");
    }

    [Fact]
    public async Task A_row_that_no_reader_could_read_is_refused_by_the_database()
    {
        var id = Guid.Parse((await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls())).Text("id"));

        await Assert.ThrowsAsync<Npgsql.PostgresException>(
            () => vest.Service.QueryAsync<int>("update needs set service_area = 'transport-and-utilities,administration' where id = $1", id));
    }
}
