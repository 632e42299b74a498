using System.Net;
using System.Net.Http.Headers;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Tests.Access;

public sealed class KsfAuthenticationTests
{
    [Fact]
    public async Task A_caller_with_a_valid_token_is_let_in_and_others_are_told_how()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var service = await StartService(issuer.Authority);

        var without = await Get(service, token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal("Bearer", without.Headers.WwwAuthenticate.ToString());

        var expired = await Get(service, issuer.Token(lifetime: TimeSpan.FromHours(-1)));
        Assert.Equal(HttpStatusCode.Unauthorized, expired.StatusCode);
        Assert.Contains("invalid_token", expired.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        for (var request = 0; request < 10; request++)
            Assert.Equal("askoy-fou", await (await Get(service, issuer.Token())).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, issuer.KeyFetches);
    }

    [Fact]
    public async Task A_service_starts_without_its_identity_provider_and_lets_callers_in_once_it_is_there()
    {
        var first = await TestIssuer.StartAsync();
        var port = new Uri(first.Authority).Port;
        await first.DisposeAsync();
        await using var service = await StartService(first.Authority);

        var waiting = await Get(service, "a.b.c");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.StatusCode);
        Assert.NotNull(waiting.Headers.RetryAfter);

        await using var issuer = await TestIssuer.StartAsync(port);
        var answer = await Poll.UntilAsync(
            () => Get(service, issuer.Token()), answer => answer.StatusCode == HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        Assert.Equal("askoy-fou", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Identity:Authority", "")]
    [InlineData("Identity:Authority", "not an address")]
    [InlineData("Identity:Authority", "http://issuer.example")]
    [InlineData("Identity:Audience", "")]
    public void A_missing_or_wrong_setting_stops_the_service_and_is_named(string key, string value)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration["Identity:Authority"] = "https://issuer.example";
        builder.Configuration["Identity:Audience"] = "ksf";
        builder.Configuration[key] = value;

        var thrown = Assert.Throws<InvalidSettingException>(() => builder.AddKsfAuthentication());
        Assert.Contains(key, thrown.Message, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartService(string authority)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Identity:Authority"] = authority;
        builder.Configuration["Identity:Audience"] = TestIssuer.Audience;
        builder.AddKsfAuthentication();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapGet("/", (System.Security.Claims.ClaimsPrincipal caller) => caller.FindFirst("sub")?.Value).RequireAuthorization();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<HttpResponseMessage> Get(WebApplication service, string? token)
    {
        using var http = new HttpClient { BaseAddress = new Uri(service.Urls.Single()) };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
