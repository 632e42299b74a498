using System.Text.RegularExpressions;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

public sealed class ReportingANeedTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_contact_reports_finds_revises_and_withdraws_a_need(bool javaScript)
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript);
        var title = $"Trygghetsalarm med GPS {Guid.CreateVersion7()}";

        await page.SignInAsync("FoU-kontakt, Askøy");
        await Expect(page).ToHaveURLAsync(new Regex("/for/vest/4627$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld et behov" }).ClickAsync();
        await page.ReportAsync(title);
        await Expect(page).ToHaveURLAsync(new Regex(@"/behov/vest-\d{4}-\d+\?meldt$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(page.GetByText("Virker GPS for hjemmeboende med demens?")).ToBeVisibleAsync();

        // The list comes from the deployment's copies, which follow in milliseconds.
        await FindInListAsync(page, title);
        await page.Locator(".row__title").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Endre behovet" }).ClickAsync();
        await page.GetByLabel("Tittel").FillAsync($"{title} og fallsensor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lagre endringen" }).ClickAsync();
        await Expect(page.GetByText("Behovet er endret")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{title} og fallsensor");

        await page.GetByRole(AriaRole.Link, new() { Name = "Trekk behovet" }).ClickAsync();
        await page.LookOverAsync();
        await Expect(page.GetByLabel("Hvorfor trekker dere det?")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Hvorfor trekker dere det?").FillAsync("Meldt to ganger.");
        await page.LookOverAsync();
        await Expect(page.GetByText("Dette kan ikke angres")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Trekk behovet" }).ClickAsync();
        await Expect(page.GetByText("Behovet er trukket")).ToBeVisibleAsync();
        await Expect(page.GetByText("Meldt to ganger.")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Endre behovet" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_need_has_one_address_and_shows_to_each_what_they_may_read()
    {
        var reporter = await chromium.OpenAsync(platform.Gateway);
        var title = $"Nattlys på gangveier {Guid.CreateVersion7()}";
        await reporter.SignInAsync("FoU-kontakt, Askøy");
        await reporter.GotoAsync("/for/vest/4627/meld-behov");
        await reporter.ReportAsync(title);
        var address = new Uri(reporter.Url).AbsolutePath;

        var neighbour = await chromium.OpenAsync(platform.Gateway);
        await neighbour.SignInAsync("FoU-kontakt, Stavanger");
        await neighbour.GotoAsync(address);
        await Expect(neighbour.GetByText("Ny avtale neste år.")).ToBeVisibleAsync();
        await Expect(neighbour.GetByRole(AriaRole.Link, new() { Name = "Endre behovet" })).ToHaveCountAsync(0);

        var elsewhere = await chromium.OpenAsync(platform.Gateway);
        await elsewhere.SignInAsync("FoU-kontakt, Trondheim");
        await OpenWhenThereAsync(elsewhere, address, title);
        await Expect(elsewhere.GetByText("Virker GPS for hjemmeboende med demens?")).ToBeVisibleAsync();
        await Expect(elsewhere.GetByText("Ny avtale neste år.")).ToHaveCountAsync(0);

        var anyone = await chromium.OpenAsync(platform.Gateway);
        await OpenWhenThereAsync(anyone, address, title);
        await Expect(anyone.GetByText("Virker GPS for hjemmeboende med demens?")).ToHaveCountAsync(0);
        await Expect(anyone.GetByText("Spørsmålet kan leses av dem som har en rolle i KSF.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Anyone_searches_on_the_front_page()
    {
        var word = $"ord{Guid.CreateVersion7():N}";
        var reporter = await chromium.OpenAsync(platform.Gateway);
        await reporter.SignInAsync("FoU-kontakt, Askøy");
        await reporter.GotoAsync("/for/vest/4627/meld-behov");
        await reporter.ReportAsync($"Nattlys {word}");

        var anyone = await chromium.OpenAsync(platform.Gateway, javaScript: false);
        await Poll.UntilAsync(
            async () =>
            {
                await anyone.GotoAsync("/");
                await anyone.Locator("#hero-search").FillAsync(word);
                await anyone.Keyboard.PressAsync("Enter");
                return await anyone.GetByRole(AriaRole.Link, new() { Name = $"Nattlys {word}" }).CountAsync();
            },
            found => found == 1, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_wrong_form_says_what_is_wrong_beside_the_field_and_keeps_the_rest()
    {
        var page = await OpenFormAsync();

        await page.GetByLabel("Hva trenger dere å vite?").FillAsync("Virker det?");
        await page.LookOverAsync();

        var title = page.GetByLabel("Tittel");
        await Expect(title).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(title).ToHaveAccessibleDescriptionAsync(new Regex("^Skriv en tittel"));
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
        await page.LookOverAsync();

        await Expect(page.GetByLabel("Tittel"))
            .ToHaveAccessibleDescriptionAsync(new Regex("fødselsnummer"));
    }

    [Fact]
    public async Task Signing_out_lets_another_person_sign_in()
    {
        var page = await chromium.OpenAsync(platform.Gateway);
        await page.SignInAsync("FoU-kontakt, Bergen");

        await page.SignOutAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du er logget ut");
        await page.SignInAsync("FoU-kontakt, Stavanger");

        await Expect(page).ToHaveURLAsync(new Regex("/for/vest/1103$"));
        await page.GotoAsync("/for/vest/4601");
        await Expect(page.GetByText("Du har ikke tilgang her")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_person_with_roles_in_two_deployments_chooses_and_switches()
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript: false);

        await page.SignInAsync("FoU-kontakt i to regioner, Askøy og Trondheim");
        await Expect(page).ToHaveURLAsync(new Regex("/velg$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Trondheim" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/for/midt/5001$"));

        await page.Locator(".account > summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Askøy" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/for/vest/4627$"));
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(new Regex("/for/vest/4627$"));
    }

    [Fact]
    public async Task On_a_phone_one_button_opens_the_menu_also_without_scripts()
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript: false, width: 360);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Kunnskapsbehov" })).ToHaveCountAsync(0);

        await page.GetByText("Meny", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Kunnskapsbehov" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/behov$"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_page_is_open_to_all(int width)
    {
        var page = await chromium.OpenAsync(platform.Gateway, width: width);
        await page.AssertOpenToAllAsync();
        await page.SignInAsync("FoU-kontakt, Stavanger");
        await page.AssertOpenToAllAsync();

        string[] addresses =
        [
            "/for/vest/1103", "/for/vest/1103/meld-behov", "/for/vest/4627", "/for/midt/5001", "/behov", "/behov?q=finnes-ikke&region=vest", "/sok?q=demens",
            "/velg", "/om", "/kontakt", "/data", "/mine-roller", "/organ", "/avtaler", "/tilgjengelighet", "/personvern", "/kilder", "/api", "/drift", "/logget-ut", "/problems/invalid-fields", "/finnes/ikke", "/feil/500", "/feil/innlogging",
        ];
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            Assert.EndsWith(address, page.Url, StringComparison.Ordinal);
            await page.AssertOpenToAllAsync();
        }

        await page.GotoAsync("/for/vest/1103/meld-behov");
        await page.LookOverAsync();
        await page.AssertOpenToAllAsync();
        await page.GetByLabel("Tittel").FillAsync("Leksehjelp på nett");
        await page.GetByLabel("Hva trenger dere å vite?").FillAsync("Virker det like godt som på skolen?");
        await page.GetByLabel("Tjenesteområde").SelectOptionAsync("Grunnskole");
        await page.LookOverAsync();
        await page.AssertOpenToAllAsync();
        if (await page.IsShownSimilarAsync())
        {
            await page.GetByLabel("Hva er annerledes ved deres behov?").FillAsync("Andre elever.");
            await page.LookOverAsync();
            await page.AssertOpenToAllAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld behovet" }).ClickAsync();
        await Expect(page.GetByText("Behovet er meldt")).ToBeVisibleAsync();
        await page.AssertOpenToAllAsync();
        foreach (var action in (string[])["Endre behovet", "Trekk behovet"])
        {
            await page.GetByRole(AriaRole.Link, new() { Name = action }).ClickAsync();
            await page.AssertOpenToAllAsync();
            await page.GoBackAsync();
        }
        await page.Locator(".account > summary").ClickAsync();
        await page.AssertOpenToAllAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("FoU-kontakt, Stavanger")]
    public async Task No_page_links_to_one_that_is_not_there(string? person)
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript: false);
        if (person is not null)
            await page.SignInAsync(person);
        var waiting = new Queue<string>(["/", "/behov", "/om"]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var address) && seen.Count < 60)
        {
            // Lists of needs differ only in their query, and a file is no page.
            if (!seen.Add(address.Split('?', '#')[0]) || address.Contains(".csv", StringComparison.Ordinal) || address.StartsWith("/sprak", StringComparison.Ordinal) || address.StartsWith("/logg-inn", StringComparison.Ordinal))
                continue;
            var answer = await page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{address} answers {answer.Status}.");
            foreach (var link in await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
                waiting.Enqueue(link);
        }
        Assert.Contains("/drift", seen);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_target_is_large_enough_and_text_at_200_percent_fits(int width)
    {
        var page = await chromium.OpenAsync(platform.Gateway, width: width);
        await page.SignInAsync("FoU-kontakt, Stavanger");
        foreach (var address in (string[])["/for/vest/1103", "/behov", "/for/vest/1103/meld-behov", "/om"])
        {
            await page.GotoAsync(address);
            // WCAG 2.2, 2.5.8: a link within a sentence is exempt.
            var small = await page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select')]
                    .filter(one => one.checkVisibility() && !one.closest('p, .ds-skip-link, .ds-sr-only'))
                    .filter(one => { const box = one.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
                    .map(one => one.outerHTML)
                """);
            Assert.True(small.Length == 0, $"{address}\n{string.Join('\n', small)}");
            await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            Assert.True(overflow <= 0, $"{address} is {overflow} pixels wider than its window at 200 %.");
        }
    }

    private static async Task FindInListAsync(IPage page, string title) => await Poll.UntilAsync(
        async () =>
        {
            await page.GotoAsync($"/behov?q={Uri.EscapeDataString(title)}");
            return await page.Locator(".row__title").CountAsync();
        },
        found => found == 1, TimeSpan.FromSeconds(20));

    /// <summary>Opens the page of a need, which takes a moment to reach the other deployments.</summary>
    private static async Task OpenWhenThereAsync(IPage page, string address, string title) => await Poll.UntilAsync(
        async () =>
        {
            await page.GotoAsync(address);
            return await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = title }).CountAsync();
        },
        found => found == 1, TimeSpan.FromSeconds(20));

    private async Task<IPage> OpenFormAsync()
    {
        var page = await chromium.OpenAsync(platform.Gateway);
        await page.SignInAsync("FoU-kontakt, Askøy");
        await page.GotoAsync("/for/vest/4627/meld-behov");
        return page;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);

    private static IPageAssertions Expect(IPage page) => Microsoft.Playwright.Assertions.Expect(page);
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
        await page.LookOverAsync();
        if (await page.IsShownSimilarAsync())
        {
            await page.GetByLabel("Hva er annerledes ved deres behov?").FillAsync("Andre brukere.");
            await page.LookOverAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld behovet" }).ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(page.GetByText("Behovet er meldt")).ToBeVisibleAsync();
    }

    /// <summary>Whether the form shows needs that are like the one that is reported, before it is read over. Other tests report needs too.</summary>
    public static async Task<bool> IsShownSimilarAsync(this IPage page)
    {
        await page.WaitForURLAsync(new Regex("steg=2|se-over=ja"));
        return page.Url.Contains("steg=2", StringComparison.Ordinal);
    }

    public static Task NextStepAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Neste" }).ClickAsync();

    public static Task LookOverAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Se over" }).ClickAsync();

    public static async Task SignOutAsync(this IPage page)
    {
        await page.Locator(".account > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Logg ut" }).ClickAsync();
    }

    public static async Task SignInAsync(this IPage page, string label)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Logg inn" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
    }
}
