using System.Net;

namespace Ksf.Gateway.Tests;

public sealed class RoutingTests : Platform
{
    [Fact]
    public async Task An_address_leads_to_the_service_of_its_deployment_which_sees_only_its_own_part_of_it()
    {
        var token = Issuer.Token();

        var vest = await Gateway.Ask("/vest/registry/v1/municipalities/4627?on=2019-12-31", token);
        Assert.Equal("vest-registry", vest.Service);
        Assert.Equal("/v1/municipalities/4627?on=2019-12-31", vest.Path);
        Assert.Equal($"Bearer {token}", vest.Headers["authorization"]);

        Assert.Equal("midt-registry", (await Gateway.Ask("/midt/registry/v1/counties", token)).Service);
        Assert.Equal("nasjonal-registry", (await Gateway.Ask("/nasjonal/registry/v1/counties", token)).Service);
    }

    [Fact]
    public async Task A_service_is_told_how_it_was_asked_for_and_a_caller_cannot_pretend()
    {
        var answer = await Gateway.Send(
            "/vest/registry/v1/counties", Issuer.Token(), headers: [("X-Forwarded-For", "10.1.2.3"), ("X-Forwarded-Prefix", "/elsewhere"), ("X-Forwarded-Host", "evil")]);
        var headers = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Asked>(
            answer.Content, TestContext.Current.CancellationToken))!.Headers;

        Assert.Equal("/vest/registry", headers["x-forwarded-prefix"]);
        Assert.Equal("127.0.0.1", headers["x-forwarded-for"].Replace("::ffff:", "", StringComparison.Ordinal).Replace("::1", "127.0.0.1", StringComparison.Ordinal));
        Assert.Equal("http", headers["x-forwarded-proto"]);
        Assert.Equal(Gateway.Http.BaseAddress!.Authority, headers["x-forwarded-host"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/vest/needs/new")]
    [InlineData("/vest/registry/health/ready")]
    [InlineData("/vest/registry/v1/../health/ready")]
    [InlineData("/vest/registry/v1/%2e%2e/health/ready")]
    [InlineData("/vest/registry/v2/counties")]
    public async Task Everything_else_leads_to_the_portal(string path)
    {
        var portal = await Gateway.Ask(path);
        Assert.Equal("portal", portal.Service);
        Assert.Equal(Gateway.Http.BaseAddress!.Authority, portal.Headers["host"]);
    }

    [Fact]
    public async Task An_unknown_deployment_is_answered_with_the_known_ones()
    {
        var problem = await (await Gateway.Send("/nord/registry/v1/counties", Issuer.Token())).Problem(HttpStatusCode.NotFound, "unknown-deployment");
        Assert.Contains("nasjonal, vest, midt", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_service_is_answered_with_the_known_ones_in_the_callers_language()
    {
        var answer = await Gateway.Send("/vest/funding/v1/calls", headers: ("Accept-Language", "nn"));
        var problem = await answer.Problem(HttpStatusCode.NotFound, "unknown-service");
        Assert.Equal("KSF Vest har ikkje tenesta «funding». Bruk ein av desse: knowledge, registry.", problem.Detail);
    }

    [Fact]
    public async Task Letters_are_written_as_they_are()
    {
        var answer = await Gateway.Send("/vest/funding/v1/calls", headers: ("Accept-Language", "nn"));

        Assert.Contains("KSF Vest har ikkje tenesta «funding»", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_trace_goes_on_in_the_service()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var answer = await Gateway.Send("/vest/registry/v1/counties", Issuer.Token(), headers: ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        var asked = await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Asked>(answer.Content, TestContext.Current.CancellationToken);
        Assert.Equal(trace, asked!.Headers["traceparent"].Split('-')[1]);
    }

    [Fact]
    public async Task Replicas_share_the_requests()
    {
        await using var one = await Backend.StartAsync("one");
        await using var two = await Backend.StartAsync("two");
        await using var gateway = RunningGateway.Start(Issuer, [("vest-registry", one.Address), ("vest-registry", two.Address)]);
        var token = Issuer.Token();
        for (var request = 0; request < 60; request++)
            await gateway.Ask("/vest/registry/v1/counties", token);

        Assert.InRange(one.Requests, 10, 50);
        Assert.Equal(60, one.Requests + two.Requests);
    }

    [Fact]
    public async Task An_empty_answer_of_a_service_is_left_as_it_is()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Gateway.Send("/vest/registry/v1/empty-404", Issuer.Token())).StatusCode);
    }

    [Fact]
    public async Task The_gateway_answers_for_its_own_health()
    {
        Assert.Equal(HttpStatusCode.OK, (await Gateway.Send("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Gateway.Send("/health/ready")).StatusCode);
    }
}
