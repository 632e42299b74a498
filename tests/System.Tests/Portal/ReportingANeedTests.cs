using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

public sealed class ReportingANeedTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_contact_signs_in_reports_a_need_and_finds_it_in_the_list(bool javaScript)
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript);
        var title = $"Trygghetsalarm med GPS {Guid.CreateVersion7()}";

        await page.SignInAsync("FoU-kontakt, Askøy");
        await page.GetByRole(AriaRole.Link, new() { Name = "Askøy" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld et behov" }).ClickAsync();
        await page.ReportAsync(title);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(page.GetByText("Behovet er meldt")).ToBeVisibleAsync();
        await Expect(page.GetByText("Virker GPS for hjemmeboende med demens?")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Alle behov" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task A_wrong_form_says_what_is_wrong_beside_the_field_and_keeps_the_rest()
    {
        var page = await OpenFormAsync();

        await page.GetByLabel("Hva trenger dere å vite?").FillAsync("Virker det?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld behovet" }).ClickAsync();

        var title = page.GetByLabel("Tittel");
        await Expect(title).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(title).ToHaveAccessibleDescriptionAsync(new global::System.Text.RegularExpressions.Regex("^Skriv en tittel"));
        await Expect(page.GetByLabel("Hva trenger dere å vite?")).ToHaveValueAsync("Virker det?");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Tittel:" }).ClickAsync();
        await Expect(title).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_national_identity_number_is_sent_back()
    {
        var page = await OpenFormAsync();

        await page.GetByLabel("Tittel").FillAsync("Gjelder 01810750126");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld behovet" }).ClickAsync();

        await Expect(page.GetByLabel("Tittel"))
            .ToHaveAccessibleDescriptionAsync(new global::System.Text.RegularExpressions.Regex("fødselsnummer"));
    }

    [Fact]
    public async Task Signing_out_lets_another_person_sign_in()
    {
        var page = await chromium.OpenAsync(platform.Gateway);
        await page.SignInAsync("FoU-kontakt, Bergen");

        await page.GetByRole(AriaRole.Button, new() { Name = "Logg ut" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, logg ut" }).ClickAsync();
        await page.SignInAsync("FoU-kontakt, Stavanger");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Stavanger" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Bergen" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_person_with_roles_in_two_deployments_chooses()
    {
        var page = await chromium.OpenAsync(platform.Gateway);

        await page.SignInAsync("FoU-kontakt i to regioner, Askøy og Trondheim");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Askøy" })).ToHaveAttributeAsync("href", "/for/vest/4627");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Trondheim" })).ToHaveAttributeAsync("href", "/for/midt/5001");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Every_page_is_open_to_all(int width)
    {
        var page = await chromium.OpenAsync(platform.Gateway, width: width);
        await page.AssertOpenToAllAsync();
        await page.SignInAsync("FoU-kontakt, Stavanger");
        await page.AssertOpenToAllAsync();

        string[] addresses =
        [
            "/for/vest/1103", "/for/vest/1103/meld-behov", "/for/vest/4627", "/for/midt/5001", "/problems/invalid-fields",
            "/finnes/ikke", "/feil/500", "/feil/innlogging",
        ];
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            Assert.EndsWith(address, page.Url, StringComparison.Ordinal);
            await page.AssertOpenToAllAsync();
        }

        await page.GotoAsync("/for/vest/1103/meld-behov");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld behovet" }).ClickAsync();
        await page.AssertOpenToAllAsync();
        await page.GetByLabel("Tittel").FillAsync("Leksehjelp på nett");
        await page.GetByLabel("Hva trenger dere å vite?").FillAsync("Virker det like godt som på skolen?");
        await page.GetByLabel("Tjenesteområde").SelectOptionAsync("Grunnskole");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld behovet" }).ClickAsync();
        await Expect(page.GetByText("Behovet er meldt")).ToBeVisibleAsync();
        await page.AssertOpenToAllAsync();
    }

    private async Task<IPage> OpenFormAsync()
    {
        var page = await chromium.OpenAsync(platform.Gateway);
        await page.SignInAsync("FoU-kontakt, Askøy");
        await page.GotoAsync("/for/vest/4627/meld-behov");
        return page;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

internal static class Steps
{
    /// <summary>Fills in the form for a new need, and sends it.</summary>
    public static async Task ReportAsync(this IPage page, string title)
    {
        await page.GetByLabel("Tittel").FillAsync(title);
        await page.GetByLabel("Hva trenger dere å vite?").FillAsync("Virker GPS for hjemmeboende med demens?");
        await page.GetByLabel("Hvorfor trenger dere å vite det?").FillAsync("Ny avtale neste år.");
        await page.GetByLabel("Tjenesteområde").SelectOptionAsync("Helse og omsorg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld behovet" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Behovet er meldt")).ToBeVisibleAsync();
    }

    public static async Task SignInAsync(this IPage page, string label)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Logg inn" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
    }
}
