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
        var reported = await vest.Askoy.ReportAsync(NeedSteps.Falls());

        Assert.Equal(HttpStatusCode.Created, reported.StatusCode);
        Assert.Equal("\"1\"", reported.Headers.ETag!.Tag);
        var read = await (await vest.Askoy.GetAsync(reported.Headers.Location)).JsonAsync();
        Assert.Equal("Fall hos hjemmeboende eldre", read.Text("title"));
        Assert.Equal("submitted", read.Text("status"));
        Assert.Equal("Askøy", read.GetProperty("organisation").Text("name"));
        Assert.Equal(["revise", "withdraw"], read.GetProperty("actions").EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public async Task And_finds_it_first_in_the_municipalitys_list()
    {
        await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Eldst"));
        await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Nyest"));

        var first = await (await vest.Askoy.GetAsync("/v1/needs?organisation=4627&limit=1")).JsonAsync();
        var second = await (await vest.Askoy.GetAsync($"/v1/needs?organisation=4627&limit=1&after={first.Text("next")}")).JsonAsync();

        Assert.Equal("Nyest", first.GetProperty("items")[0].Text("title"));
        Assert.Equal("Eldst", second.GetProperty("items")[0].Text("title"));
    }

    [Fact]
    public async Task And_the_list_of_another_municipality_does_not_have_it()
    {
        await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Bare for Askøy"));
        await vest.Bergen.ReportAsync(NeedSteps.Falls("4601", "Bare for Bergen"));

        var list = await (await vest.Bergen.GetAsync("/v1/needs?organisation=4601&limit=200")).JsonAsync();

        Assert.All(list.GetProperty("items").EnumerateArray(), need => Assert.Equal("Bergen", need.GetProperty("organisation").Text("name")));
    }

    [Fact]
    public async Task And_a_plain_AMQP_client_receives_it_as_a_CloudEvent()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(vest.Service.Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "ksf.events", "vest.knowledge.need.submitted");

        var need = await (await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Følges av et fagsystem"))).JsonAsync();

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
        var schema = await (await vest.Service.Anonymous.GetAsync("/v1/schemas/no.ksf.knowledge.need.submitted.v1")).JsonAsync();
        var ofAnotherService = await vest.Service.Anonymous.GetAsync("/v1/schemas/no.ksf.registry.cluster.founded.v1");

        Assert.Equal("http://localhost:5100/vest/knowledge/v1/schemas/no.ksf.knowledge.need.submitted.v1", schema.Text("$id"));
        Assert.True(schema.GetProperty("properties").TryGetProperty("title", out _));
        Assert.Equal(HttpStatusCode.NotFound, ofAnotherService.StatusCode);
    }

    [Fact]
    public async Task And_the_audit_says_who_did_it_for_whom_without_a_name()
    {
        var need = await (await vest.Askoy.ReportAsync(NeedSteps.Falls())).JsonAsync();

        var row = await vest.Service.QueryAsync<string>(
            "select action || ' ' || organisation_id || ' ' || (actor_id is not null) || ' ' || (before is null) from platform.audit where subject = $1",
            $"needs/{need.Text("id")}");

        Assert.Equal($"need.report {KnowledgeOfVest.AskoyId} true true", row);
    }

    [Fact]
    public async Task And_sending_it_twice_with_the_same_key_reports_it_once()
    {
        var key = Guid.CreateVersion7().ToString();

        var first = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Bare én gang"), key);
        var again = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Bare én gang"), key);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal(1, await vest.Service.QueryAsync<long>("select count(*) from needs where title = 'Bare én gang'"));
    }

    [Fact]
    public async Task And_twenty_at_once_with_the_same_key_report_it_once()
    {
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Ivrig klikker"), key)));

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.Equal(1, await vest.Service.QueryAsync<long>("select count(*) from needs where title = 'Ivrig klikker'"));
    }

    [Fact]
    public async Task But_the_same_key_for_another_need_is_refused()
    {
        var key = Guid.CreateVersion7().ToString();
        await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "Den første"), key);

        var other = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: "En annen"), key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("/problems/idempotency-key-reused", (await other.JsonAsync()).Text("type"));
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body) => JsonDocument.Parse(body).RootElement;
}
