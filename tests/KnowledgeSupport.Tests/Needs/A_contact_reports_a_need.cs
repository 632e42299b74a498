using System.Net;
using System.Text.Json;
using Ksf.TestKit;
using RabbitMQ.Client;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class A_contact_reports_a_need(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task And_reads_it_back_at_the_address_that_the_answer_gives()
    {
        using var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());

        await reported.HasStatusAsync(HttpStatusCode.Created);
        Assert.Equal("\"1\"", reported.Headers.ETag!.Tag);
        var read = await vest.Askoy.ReadAsync(reported.Location);
        Assert.Equal("Fall hos hjemmeboende eldre", read.Text("title"));
        Assert.Equal("submitted", read.Text("status"));
        Assert.Equal("Askøy", read.GetProperty("organisation").Text("name"));
        Assert.Equal(["revise", "withdraw"], read.Texts("actions"));
    }

    [Fact]
    public async Task And_finds_it_first_in_the_municipalitys_list()
    {
        await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls(title: "Eldst"));
        await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls(title: "Nyest"));

        var list = await vest.Askoy.ReadAllAsync("/v1/needs?organisation=4627", pageSize: 1);

        Assert.Equal(["Nyest", "Eldst"], list.Take(2).Select(need => need.Text("title")));
    }

    [Fact]
    public async Task And_the_list_of_another_municipality_does_not_have_it()
    {
        await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls(title: "Bare for Askøy"));
        await vest.Bergen.ReportAndReadAsync(NeedSteps.Falls("4601", "Bare for Bergen"));

        var ofBergen = await vest.Bergen.ReadAllAsync("/v1/needs?organisation=4601");
        var ofAll = await vest.Bergen.ReadAllAsync("/v1/needs");

        Assert.Equal("Bare for Bergen", Assert.Single(ofBergen).Text("title"));
        Assert.Contains(ofAll, need => need.Text("title") == "Bare for Askøy");
    }

    [Fact]
    public async Task And_a_plain_AMQP_client_receives_it_as_a_CloudEvent()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(vest.Service.Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "ksf.events", "vest.knowledge.need.submitted");

        var need = await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls(title: "Følges av et fagsystem"));

        var subject = $"needs/{need.Text("id")}";
        var message = await Poll.UntilAsync(
            async () => await channel.BasicGetAsync(queue, autoAck: true) is { } got ? (Properties: got.BasicProperties, Body: Parse(got.Body)) : default,
            got => got.Properties is not null && got.Body.Text("subject") == subject,
            TimeSpan.FromSeconds(10));
        Assert.Equal("application/cloudevents+json", message.Properties!.ContentType);
        Assert.Equal("no.ksf.knowledge.need.submitted.v1", message.Body.Text("type"));
        Assert.Equal("/vest/knowledge", message.Body.Text("source"));
        Assert.Equal(1, message.Body.GetProperty("sequence").GetInt64());
        Assert.Equal("http://localhost:5100/vest/knowledge/v1/schemas/no.ksf.knowledge.need.submitted.v1", message.Body.Text("dataschema"));
        Assert.Equal("Følges av et fagsystem", message.Body.GetProperty("data").Text("title"));
    }

    [Fact]
    public async Task And_the_events_schema_is_where_the_event_says_for_anyone_to_read()
    {
        var schema = await vest.Service.Anonymous.ReadAsync("/v1/schemas/no.ksf.knowledge.need.submitted.v1");

        Assert.Equal("http://localhost:5100/vest/knowledge/v1/schemas/no.ksf.knowledge.need.submitted.v1", schema.Text("$id"));
        Assert.True(schema.GetProperty("properties").TryGetProperty("title", out _));
        await vest.Service.Anonymous.ReadProblemAsync("/v1/schemas/no.ksf.registry.cluster.founded.v1", HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task And_the_audit_says_who_did_it_for_whom_without_a_name()
    {
        var need = await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls());

        var row = await vest.Service.QueryAsync<string>(
            "select action || ' ' || organisation_id || ' ' || (actor_id is not null) || ' ' || (before is null) from platform.audit where subject = $1",
            $"needs/{need.Text("id")}");

        Assert.Equal($"need.report {KnowledgeOfVest.AskoyId} true true", row);
    }

    [Fact]
    public async Task And_sending_it_twice_with_the_same_key_reports_it_once()
    {
        var key = Requests.NewKey();

        using var first = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Bare én gang"), key);
        using var again = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Bare én gang"), key);

        Assert.Equal(await first.HasStatusAsync(HttpStatusCode.Created), await again.HasStatusAsync(HttpStatusCode.Created));
        Assert.Equal(first.Location, again.Location);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal(1, await vest.Service.QueryAsync<long>("select count(*) from needs where title = 'Bare én gang'"));
    }

    [Fact]
    public async Task And_twenty_at_once_with_the_same_key_report_it_once()
    {
        var key = Requests.NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Ivrig klikker"), key)));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.DoesNotContain(answers, answer => answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Equal(1, await vest.Service.QueryAsync<long>("select count(*) from needs where title = 'Ivrig klikker'"));
    }

    [Fact]
    public async Task But_the_same_key_for_another_need_is_refused()
    {
        var key = Requests.NewKey();
        using var first = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Den første"), key);
        await first.HasStatusAsync(HttpStatusCode.Created);

        using var other = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "En annen"), key);

        await other.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body) => JsonDocument.Parse(body).RootElement;
}
