using System.Net;
using System.Text.Json;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.Portal.Tests;

/// <summary>A secretariat founds a cluster from a model, in a real browser, with and without JavaScript, wide and on a phone.</summary>
public sealed class FoundFromAModelInBrowserTests(Screen screen) : IClassFixture<Screen>, IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task A_cluster_is_founded_from_a_model(bool javaScript, int width)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On("POST /vest/registry/v1/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        _portal.Gateway.On("POST /vest/registry/v1/clusters", HttpStatusCode.Created, ScriptedGateway.Cluster());
        var page = await screen.OpenAsync(_portal.Url, "Regionalt sekretariat, KSF Vest", width: width, javaScript: javaScript);
        await page.GotoAsync("/for/vest/vest/opprett-klynge");

        await page.GetByText("Om oppskriftene").ClickAsync();
        await Expect(page.GetByText("Styringsgruppen møtes to ganger i året.")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await page.GetByLabel("Start fra en oppskrift").SelectOptionAsync("Tre nivåer");
        await page.GetByLabel("Hva heter klyngen?").FillAsync("Kunnskapskommunen");
        await page.GetByLabel("Når begynte samarbeidet?").FillAsync("2027-01-01");
        await Button(page, "Neste").ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Kommuner i klyngen" }).GetByLabel("Bergen").CheckAsync();
        await Button(page, "Neste").ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Motorkommuner" }).GetByLabel("Bergen").CheckAsync();
        await Button(page, "Neste").ClickAsync();
        await page.GetByLabel("Hvorfor har klyngen ingen forskningspartner?").FillAsync("Vi leter.");
        await Button(page, "Se over").ClickAsync();
        await Expect(page.Locator(".review")).ToContainTextAsync("Tre nivåer");
        await Button(page, "Opprett klyngen").ClickAsync();

        await page.WaitForURLAsync("**?opprettet");
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(("three-levels", "2027-01-01"), (sent.GetProperty("model").GetString(), sent.GetProperty("foundedOn").GetString()));
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
