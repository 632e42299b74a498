using System.Text.RegularExpressions;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

public sealed class RoleTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task A_secretariat_gives_a_role_and_ends_it_and_the_person_notices_within_seconds(bool javaScript, int width)
    {
        var (municipality, number) = javaScript ? ("Rennebu", "5022") : ("Oppdal", "5021");
        var secretariat = await chromium.OpenAsync(platform.Gateway, javaScript, width);
        await secretariat.SignInAsync("Regionalt sekretariat, KSF Midt");
        await secretariat.GetByRole(AriaRole.Link, new() { Name = "Roller", Exact = true }).ClickAsync();
        await secretariat.AssertOpenToAllAsync(javaScript);

        await secretariat.GetByRole(AriaRole.Link, new() { Name = "Gi en rolle" }).ClickAsync();
        await secretariat.GetByLabel("Hvem skal ha rollen?").SelectOptionAsync("FoU-kontakt, Ålesund");
        await secretariat.GetByLabel("Hvor gjelder rollen?").SelectOptionAsync(municipality);
        await secretariat.GetByLabel("Rolle", new() { Exact = true }).SelectOptionAsync("Regionalt sekretariat");
        await secretariat.LookOverAsync();
        await Expect(secretariat.GetByRole(AriaRole.Alert)).ToContainTextAsync("kan ikke gis ved");
        await secretariat.GetByLabel("Rolle", new() { Exact = true }).SelectOptionAsync("FoU-kontakt");
        await secretariat.AssertOpenToAllAsync(javaScript);
        await secretariat.LookOverAsync();
        await secretariat.GetByRole(AriaRole.Button, new() { Name = "Gi en rolle" }).ClickAsync();
        await Expect(secretariat.GetByText("Rollen er gitt")).ToBeVisibleAsync();

        var contact = await chromium.OpenAsync(platform.Gateway, javaScript, width);
        await contact.SignInAsync("FoU-kontakt, Ålesund");
        await OpenUntilAsync(contact, "/mine-roller", $"{municipality} kommune");
        await contact.AssertOpenToAllAsync(javaScript);
        await OpenUntilAsync(contact, $"/for/midt/{number}", "Meld et behov");

        await secretariat.GetByRole(AriaRole.Row, new() { NameRegex = new Regex($"Ålesund.*{municipality}") }).GetByRole(AriaRole.Link, new() { Name = "Avslutt" }).ClickAsync();
        await secretariat.GetByLabel("Hvorfor?").FillAsync("Har byttet jobb.");
        await secretariat.LookOverAsync();
        await Expect(secretariat.GetByText("Rollen kan ikke åpnes igjen.")).ToBeVisibleAsync();
        await secretariat.GetByRole(AriaRole.Button, new() { Name = "Avslutt rollen" }).ClickAsync();
        await Expect(secretariat.GetByText("Rollen er avsluttet")).ToBeVisibleAsync();

        await OpenUntilAsync(contact, $"/for/midt/{number}", "Du har ikke tilgang");
    }

    // The role reaches the services by an event, and is cached for some seconds.
    private static Task OpenUntilAsync(IPage page, string address, string words) => Poll.UntilAsync(
        async () =>
        {
            await page.GotoAsync(address);
            return await page.Locator("main").InnerTextAsync();
        },
        text => text.Contains(words, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);
}
