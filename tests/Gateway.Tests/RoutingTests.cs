using System.Net;
using Ksf.TestKit;

namespace Ksf.Gateway.Tests;

public sealed class RoutingTests : Platform
{
    [Fact]
    public async Task An_address_leads_whole_to_the_service_of_its_deployment()
    {
        var token = Issuer.Token();

        var vest = await Gateway.Ask("/vest/registry/v1/municipalities/4627?on=2019-12-31", token);
        Assert.Equal("vest-registry", vest.Service);
        Assert.Equal("/vest/registry/v1/municipalities/4627?on=2019-12-31", vest.Path);
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

        Assert.DoesNotContain("x-forwarded-prefix", headers);
        Assert.Equal("127.0.0.1", headers["x-forwarded-for"].Replace("::ffff:", "", StringComparison.Ordinal).Replace("::1", "127.0.0.1", StringComparison.Ordinal));
        Assert.Equal("http", headers["x-forwarded-proto"]);
        Assert.Equal(Gateway.Http.BaseAddress!.Authority, headers["x-forwarded-host"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/feil/500")]
    [InlineData("/behov/vest-2026-17")]
    [InlineData("/for/vest/4627")]
    [InlineData("/for/vest/vest/meld-behov")]
    public async Task The_portals_pages_lead_to_the_portal(string path)
    {
        var portal = await Gateway.Ask(path);
        Assert.Equal("portal", portal.Service);
        Assert.Equal(path, portal.Path);
        Assert.Equal(Gateway.Http.BaseAddress!.Authority, portal.Headers["host"]);
    }

    [Theory]
    [InlineData("/vest/registry/health/ready", "unknown-address")]
    [InlineData("/vest/registry", "unknown-address")]
    [InlineData("/vest/registry/v1/../health/ready", "unknown-address")]
    [InlineData("/vest/registry/v1/%2e%2e/health/ready", "unknown-address")]
    [InlineData("/vest/registry/v2/counties", "unknown-address")]
    [InlineData("/vest//registry/v1/counties", "unknown-address")]
    [InlineData("//vest/registry/v1/counties", "unknown-address")]
    [InlineData("/VEST/Registry/v2/counties", "unknown-address")]
    [InlineData("/vest/registri/v2/counties", "unknown-service", "*/*")]
    [InlineData("/vest/4627/behov", "unknown-service", "*/*")]
    [InlineData("/vest", "unknown-address", "application/json")]
    [InlineData("/vst/registry", "unknown-address", "application/json, */*;q=0.1")]
    [InlineData("/api", "unknown-address", "application/problem+json")]
    public async Task What_is_no_page_of_the_portal_is_a_problem(string path, string problem, string accept = "text/html,*/*;q=0.8")
    {
        var answer = await Gateway.SendRaw(
            $"GET {path} HTTP/1.1\nHost: localhost\nConnection: close\nAccept: {accept}\nAuthorization: Bearer {Issuer.Token()}\n\n");
        Assert.Equal((404, $"/problems/{problem}"), (answer.Status, answer.Problem.Type));
        Assert.Equal(0, Portal.Requests);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/problem+json")]
    [InlineData("text/html")]
    public async Task A_problems_type_leads_to_its_page_for_every_client(string accept)
    {
        var answer = await Gateway.Send("/problems/not-open", headers: ("Accept", accept));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, Portal.Requests);
    }

    [Theory]
    [InlineData("/vest/finnes-ikke")]
    [InlineData("/finnes-ikke")]
    public async Task A_browser_gets_the_portals_own_page_for_an_unknown_address(string path)
    {
        var answer = await Gateway.Send(path, headers: ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, Portal.Requests);
    }

    [Fact]
    public async Task An_unknown_deployment_is_answered_with_the_known_ones()
    {
        var problem = await (await Gateway.Send("/nord/registry/v1/counties", Issuer.Token())).ProblemAsync(HttpStatusCode.NotFound, "unknown-deployment");
        Assert.Contains("nasjonal, vest, midt", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_service_is_answered_with_the_known_ones_in_the_callers_language()
    {
        var answer = await Gateway.Send("/vest/funding/v1/calls", headers: ("Accept-Language", "nn"));
        var problem = await answer.ProblemAsync(HttpStatusCode.NotFound, "unknown-service");
        Assert.Equal("KSF Vest har ikkje tenesta «funding». Bruk ein av desse: knowledge, registry.", problem.Text("detail"));
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

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task A_page_that_is_only_read_answers_another_method_with_a_problem(string method)
    {
        var answer = await Gateway.Send("/problems/read-only", method: new HttpMethod(method));
        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(["GET"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/started")]
    [InlineData("/status")]
    public async Task The_gateways_own_addresses_are_read_and_nothing_else(string path)
    {
        await Gateway.AllUp();
        Assert.Equal(HttpStatusCode.OK, (await Gateway.Send(path)).StatusCode);
        var head = await Gateway.Send(path, method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        foreach (var method in (HttpMethod[])[HttpMethod.Delete, HttpMethod.Post, HttpMethod.Options])
        {
            var refused = await Gateway.Send(path, method: method);
            await refused.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
            Assert.Equal(["GET", "HEAD"], refused.Content.Headers.Allow);
        }
        Assert.Equal(0, Portal.Requests);
    }
}
