using System.Net;

namespace Ksf.Portal.Tests;

public sealed class ActingForTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_person_chooses_among_her_roles_in_all_deployments()
    {
        _portal.Gateway.Roles("midt", ScriptedGateway.Role("cluster-coordinator", "Trondheim", "5001"));

        var browser = await _portal.SignInAsync();

        Assert.Contains("href=\"/for/vest/4627\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/for/midt/5001\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Klyngekoordinator · KSF Midt", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_is_down_is_said_to_be_and_holds_back_no_other()
    {
        _portal.Gateway.Deployments(("vest", "up"), ("midt", "down"));

        var browser = await _portal.SignInAsync();

        Assert.Contains("KSF Midt svarer ikke akkurat nå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/for/vest/4627\"", browser.Html, StringComparison.Ordinal);

        await browser.OpenAsync("/for/midt/5001");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Response.StatusCode);
        Assert.Contains("Andre deler av KSF virker som vanlig", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_never_answers_is_given_up_after_seconds()
    {
        _portal.Gateway.On("GET /midt/registry/v1/me", async (_, cancelled) =>
        {
            await Task.Delay(Timeout.Infinite, cancelled);
            throw new InvalidOperationException();
        });

        var browser = await _portal.SignInAsync();

        Assert.Contains("KSF Midt svarer ikke akkurat nå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/for/vest/4627\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_any_role_is_told_whom_to_ask()
    {
        _portal.Gateway.Roles("vest");

        var browser = await _portal.SignInAsync("uten-rolle");

        Assert.Contains("Du har ingen rolle i KSF ennå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Be sekretariatet i din region", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_any_role_in_the_deployment_is_told_so_and_whom_to_ask()
    {
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/midt/5001");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        Assert.Contains("Du har ingen rolle i KSF Midt ennå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Sekretariatet kan gi deg en", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_has_not_heard_of_the_role_says_the_same()
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/overview/needs", HttpStatusCode.Forbidden, new { type = "/problems/no-role", status = 403 });
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/vest/4627");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        Assert.Contains("Du har ingen rolle i KSF Vest ennå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Har du nettopp fått rollen", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_acts_for_an_organisation_without_a_role_there()
    {
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/vest/4601");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        Assert.Contains("Du har ikke tilgang her", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_down_does_not_close_the_needs()
    {
        _portal.Gateway.On("GET /vest/registry/v1/me", (_, _) => throw new HttpRequestException("down"));
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/vest/4627");

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_deployment_is_not_found()
    {
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/atlantis/4627");

        Assert.Equal(HttpStatusCode.NotFound, browser.Response.StatusCode);
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
