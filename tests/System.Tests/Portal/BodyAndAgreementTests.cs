using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

public sealed class BodyAndAgreementTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task A_stranger_sees_which_rules_KSF_Vests_body_keeps_by_which_reading(bool javaScript, int width)
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript, width);
        // The nation hears of the regions' bodies within seconds of the first start.
        await Poll.UntilAsync(
            async () =>
            {
                await page.GotoAsync("/regioner/vest");
                return await page.GetByRole(AriaRole.Link, new() { Name = "Regionalt samarbeidsorgan KSF Vest" }).CountAsync();
            },
            found => found == 1, TimeSpan.FromSeconds(40));
        await page.GetByRole(AriaRole.Link, new() { Name = "Regionalt samarbeidsorgan KSF Vest" }).ClickAsync();

        await Expect(page.GetByText("Kommunene har 6 av 15 eller 16 stemmer. Det er ikke flertall.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Kommunene har 7 eller 8 stemmer, de andre 6. Det er flertall.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("15 eller 16 plasser med stemmerett har vara")).ToBeVisibleAsync();
        await Expect(page.GetByText("Uttrykkelig unntatt").First).ToBeVisibleAsync();
        await page.AssertOpenToAllAsync(javaScript);
        await page.GotoAsync("/organ");
        await page.AssertOpenToAllAsync(javaScript);
    }

    [Fact]
    public async Task A_secretariat_appoints_to_a_seat_and_the_name_is_shown_by_agreement_alone()
    {
        var page = await chromium.OpenAsync(platform.Gateway);
        var name = $"Arbeidsutvalg {Guid.CreateVersion7():N}";
        await page.SignInAsync("Regionalt sekretariat, KSF Midt");
        await page.GotoAsync("/for/midt/midt/opprett-organ");
        await page.GetByLabel("Hva heter organet?").FillAsync(name);
        await page.GetByLabel("Type").SelectOptionAsync("Arbeidsutvalg");
        await page.GetByLabel("Hører til").SelectOptionAsync("KSF Midt");
        await page.AssertOpenToAllAsync();
        await page.LookOverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opprett organet" }).ClickAsync();
        await Expect(page.GetByText("Organet er opprettet")).ToBeVisibleAsync();
        var address = new Uri(page.Url).AbsolutePath;

        await page.GetByRole(AriaRole.Link, new() { Name = "Legg til plasser" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Legg til plasser" }).ClickAsync();
        await Expect(page.GetByLabel("Hvem representerer de?")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Hvem representerer de?").SelectOptionAsync("Kommune");
        await page.GetByLabel("Hvor mange plasser?").SelectOptionAsync("2");
        await page.GetByLabel("Har de stemme?").SelectOptionAsync("Ja");
        await page.AssertOpenToAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Legg til plasser" }).ClickAsync();
        await Expect(page.GetByText("2 plasser med stemme, 0 uten")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Oppnevn", Exact = true }).ClickAsync();
        await page.GetByLabel("Hvilken plass?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Hvem oppnevnes?").SelectOptionAsync("FoU-kontakt, Trondheim");
        await page.GetByLabel("Som hva?").SelectOptionAsync("Fast");
        await page.GetByLabel("Første dag").FillAsync("2026-01-01");
        await page.GetByLabel("Kan navnet vises for alle?").SelectOptionAsync("Nei");
        await page.GetByRole(AriaRole.Button, new() { Name = "Oppnevn" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "FoU-kontakt, Trondheim" })).ToBeVisibleAsync();

        var anyone = await chromium.OpenAsync(platform.Gateway);
        await Poll.UntilAsync(
            async () =>
            {
                await anyone.GotoAsync(address);
                return await anyone.Locator("main").InnerTextAsync();
            },
            text => text.Contains("Oppnevnt, navnet vises ikke", StringComparison.Ordinal) && !text.Contains("FoU-kontakt, Trondheim", StringComparison.Ordinal),
            TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_agreement_is_registered_and_its_sum_shared_to_the_ore()
    {
        var page = await chromium.OpenAsync(platform.Gateway);
        var name = $"Avtale {Guid.CreateVersion7():N}";
        await page.SignInAsync("Regionalt sekretariat, KSF Midt");
        await page.GotoAsync("/for/midt/midt/ny-avtale");
        await page.GetByLabel("Hva heter avtalen?").FillAsync(name);
        await page.NextStepAsync();
        var parties = page.GetByRole(AriaRole.Group, new() { Name = "Parter" });
        foreach (var party in (string[])["Oppdal", "Rennebu", "Røros", "NTNU"])
            await parties.GetByLabel(party, new() { Exact = true }).CheckAsync();
        await page.NextStepAsync();
        await page.GetByLabel("Første dag").FillAsync("2024-01-01");
        await page.GetByLabel("Gjelder ikke fra og med").FillAsync("2029-01-01");
        await page.AssertOpenToAllAsync();
        await page.LookOverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Registrer avtalen" }).ClickAsync();
        await Expect(page.GetByText("Avtalen er registrert")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Avgjør hvem som betaler hva" }).ClickAsync();
        await page.GetByLabel("Hvordan skal summen fordeles?").SelectOptionAsync("by-population");
        await page.GetByLabel("Sum for ett år").FillAsync("100 000");
        await page.GetByLabel("Første år").FillAsync("2024");
        await page.GetByLabel("Siste år").FillAsync("2026");
        await page.NextStepAsync();
        foreach (var party in (string[])["Oppdal", "Rennebu", "Røros"])
            await page.GetByRole(AriaRole.Group, new() { Name = "Hvem bidrar?" }).GetByLabel(party, new() { Exact = true }).CheckAsync();
        await page.NextStepAsync();
        await page.GetByLabel("Folketall fra hvilken dag?").FillAsync("2024-01-01");
        await page.LookOverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lagre fordelingen" }).ClickAsync();

        await Expect(page.GetByText("2024–2026: etter folketall")).ToBeVisibleAsync();
        await Expect(page.GetByText("Sum", new() { Exact = true })).ToBeVisibleAsync();
        await page.AssertOpenToAllAsync();
        var csv = await page.APIRequest.GetAsync(await page.GetByRole(AriaRole.Link, new() { Name = "Last ned 2024 (CSV)" }).GetAttributeAsync("href") ?? "");
        Assert.Contains("100000,00", (await csv.TextAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);
}
