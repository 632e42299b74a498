using System.Net;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Ksf.TestKit;
using Microsoft.Playwright;
using Assertions = Microsoft.Playwright.Assertions;

namespace Ksf.Portal.Tests;

/// <summary>Every page in a real browser: open to all, in its window, big enough to hit, and no road without an end.</summary>
public sealed partial class LookTests(PortalUnderTest portal, Screen screen) : IClassFixture<PortalUnderTest>, IClassFixture<Screen>
{
    private const string Contact = "FoU-kontakt, Askøy";
    private const int Phone = 360, Wide = 1280;

    private static readonly AxeRunOptions Contrast = new() { RunOnly = RunOnlyOptions.Rules("color-contrast") };

    /// <summary>Every page there is, and those of /stil that look otherwise.</summary>
    public static TheoryData<string> Pages { get; } =
    [
        .. PagesTests.Pages.Select(page => page.Data),
        "/finnes/ikke", "/stil?q=finnesikke", "/stil?region=midt&etter=4000", "/stil?bekreftet=nei&kort=17&til=declined",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_open_to_all_in_its_window_and_big_enough_to_hit(string address)
    {
        ScriptTheGateway();
        var page = await screen.LookAsync(portal.Url, address == "/" ? null : Contact, address);
        Assert.Equal(address, new Uri(page.Url).PathAndQuery);
        foreach (var width in (int[])[Wide, Phone])
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                // The dark has other colours, and nothing else.
                var found = scheme == ColorScheme.Light ? await page.RunAxe() : await page.RunAxe(Contrast);
                Assert.NotEmpty(found.Passes);
                Assert.True(found.Violations.Length == 0, $"{address}, {width} px, {scheme}\n{string.Join('\n', found.Violations.Select(Describe))}");
            }
            await AssertInItsWindowAsync(page);
            Assert.Empty(await page.EvaluateAsync<string[]>(SmallTargets));
        }

        await page.SetViewportSizeAsync(Wide, 900);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var forced = await page.RunAxe(Contrast);
        Assert.True(forced.Violations.Length == 0, $"{address}, forced colours\n{string.Join('\n', forced.Violations.Select(Describe))}");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });

        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await AssertInItsWindowAsync(page);
    }

    [Theory]
    [InlineData("/drift", "Kunnskapsbehov")]
    [InlineData("/kart", "Etablerte klynger")]
    [InlineData("/klynger/kunnskapskommunen", "Rolle")]
    [InlineData("/kommuner/4601", "Kommunenummer")]
    [InlineData("/stil", "Innbyggere")]
    public async Task On_a_phone_the_whole_of_a_table_is_there_with_its_headings(string address, string heading)
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url, width: Phone);
        await page.GotoAsync(address);

        var hidden = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.table-region')].filter(region => region.checkVisibility())
              .filter(region => region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight).map(region => region.ariaLabel)
            """);
        var said = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.table-region td[data-label]')].filter(cell => cell.checkVisibility()).map(cell => getComputedStyle(cell, '::before').content)");

        Assert.Empty(hidden);
        Assert.Contains(said, content => content.Contains(heading, StringComparison.Ordinal));
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = heading }).First).ToBeAttachedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader).First).ToBeVisibleAsync();
        await AssertInItsWindowAsync(page);
    }

    [Theory]
    [InlineData("/behov", null)]
    [InlineData("/behov", Contact)]
    [InlineData("/", null)]
    public async Task On_a_phone_the_header_has_two_rows(string address, string? person)
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url, person, Phone);
        await page.GotoAsync(address);

        var middles = await page.EvaluateAsync<double[]>("""
            () => [...document.querySelectorAll('.site-header__row > *')].filter(one => one.checkVisibility())
              .map(one => one.getBoundingClientRect()).map(box => box.top + box.height / 2)
            """);

        Assert.Equal(2, middles.Order().Aggregate(new List<double>(), (seen, middle) => seen.Count > 0 && middle - seen[^1] < 20 ? seen : [.. seen, middle]).Count);
        await page.GetByText("Meny", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Nynorsk" })).ToBeInViewportAsync();
        await AssertInItsWindowAsync(page);
    }

    [Fact]
    public async Task In_forced_colours_only_the_current_section_is_underlined()
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.GotoAsync("/klynger");

        var lines = await page.EvaluateAsync<string[][]>("""
            () => ['.main-menu--wide', '.tabs'].map(menu => [...document.querySelectorAll(`${menu} a`)]
              .filter(link => getComputedStyle(link).borderBottomStyle !== 'none').map(link => link.textContent))
            """);

        Assert.Equal([["Klynger og regioner"], ["Klynger"]], lines);
    }

    [Fact]
    public async Task The_tabs_stand_at_the_same_place_on_each_of_their_pages()
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url);
        var tops = new List<double>();

        foreach (var address in (string[])["/kart", "/klynger", "/kommuner"])
        {
            await page.GotoAsync(address);
            tops.Add(await page.Locator(".tabs").EvaluateAsync<double>("tabs => tabs.getBoundingClientRect().top"));
        }

        Assert.Single(tops.Distinct());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_regions_colours_and_the_links_stand_out_from_the_page(bool dark)
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url, dark: dark);
        await page.GotoAsync("/kart");

        var regions = await page.EvaluateAsync<double[]>(Contrasts);
        // What is said quietly is grey.
        var saturation = await page.EvaluateAsync<double>("""
            () => {
              const [red, green, blue] = getComputedStyle(document.querySelector('main .ds-link')).color.match(/[\d.]+/g).map(Number);
              return (Math.max(red, green, blue) - Math.min(red, green, blue)) / Math.max(red, green, blue);
            }
            """);

        Assert.Each(regions, contrast => Assert.True(contrast >= 3, $"{contrast:0.0}"));
        Assert.True(saturation > 0.4, $"{saturation:0.00}");
    }

    [Theory]
    [InlineData("/behov/vest-2026-17")]
    [InlineData("/stil")]
    public async Task A_printed_page_has_what_is_read_and_nothing_to_press(string address)
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url, Contact);
        await page.GotoAsync(address);

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".time-line").First).ToBeVisibleAsync();
        var pressable = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('header nav, header form, .actions, footer')].filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 160))");
        Assert.Empty(pressable);
    }

    [Fact]
    public async Task In_forced_colours_a_lit_municipality_is_told_from_the_others()
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.GotoAsync("/");

        var looks = await page.EvaluateAsync<string[]>(
            "[...new Set([...document.querySelectorAll('main svg circle')].map(dot => getComputedStyle(dot).fill))]");

        Assert.True(looks.Length > 1, string.Join(", ", looks));
    }

    [Fact]
    public async Task The_header_works_with_the_keyboard_alone()
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url, Contact);
        await page.GotoAsync("/stil");
        var visited = new List<string>();

        for (var presses = 0; presses < 30 && await TabAsync(page) is { } focused; presses++)
        {
            visited.Add(focused);
            if (focused.StartsWith("summary", StringComparison.Ordinal))
                await page.Keyboard.PressAsync("Enter");
        }

        Assert.Each(
            ["Hopp til innholdet", "KSF", "input", "Søk", "Nynorsk", "summary", "Logg ut", "Kunnskapsbehov"],
            stop => Assert.Contains(visited, focused => focused.Contains(stop, StringComparison.Ordinal)));
        Assert.Each(visited, focused => Assert.EndsWith("seen", focused, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_skip_link_leads_past_the_header()
    {
        var page = await screen.OpenAsync(portal.Url);
        await page.GotoAsync("/stil");

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
    }

    [Fact]
    public async Task On_a_phone_the_menu_and_the_account_open_without_javascript()
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(portal.Url, Contact, Phone, javaScript: false);
        await page.GotoAsync("/stil");
        var needs = page.GetByRole(AriaRole.Navigation, new() { Name = "Hovedmeny" }).GetByRole(AriaRole.Link, new() { Name = "Kunnskapsbehov" });
        var signOut = page.GetByRole(AriaRole.Button, new() { Name = "Logg ut" });
        await Assertions.Expect(needs).ToBeHiddenAsync();
        await Assertions.Expect(signOut).ToBeHiddenAsync();

        await page.Locator("details.account > summary").ClickAsync();
        await Assertions.Expect(signOut).ToBeInViewportAsync();
        await page.Locator("details.account > summary").ClickAsync();
        await page.GetByText("Meny", new() { Exact = true }).ClickAsync();
        await needs.ClickAsync();

        Assert.EndsWith("/behov", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Wide)]
    [InlineData(Phone)]
    public async Task A_person_with_a_long_name_and_two_roles_does_not_break_the_header(int width)
    {
        ScriptTheGateway();
        portal.Gateway.Roles("midt", ScriptedGateway.Role("cluster-coordinator", Patterns.StyleSamples.LongWord, "5001"));
        try
        {
            var page = await screen.OpenAsync(portal.Url, "FoU-kontakt i to regioner, Askøy og Trondheim", width);
            await page.GotoAsync("/for/midt/5001");

            await AssertInItsWindowAsync(page);
            await page.Locator("details.account > summary").ClickAsync();
            await AssertInItsWindowAsync(page);
            Assert.Empty((await page.RunAxe()).Violations.Select(Describe));
            Assert.True(await page.Locator("header").EvaluateAsync<int>("header => header.offsetHeight") < (width == Wide ? 220 : 180));
        }
        finally
        {
            portal.Gateway.Roles("midt");
        }
    }

    [Fact]
    public async Task A_thing_is_ranked_with_a_button_and_moved_on_the_board_with_another_without_javascript()
    {
        var page = await screen.OpenAsync(portal.Url, javaScript: false);
        await page.GotoAsync("/stil");
        Assert.Equal($"1 {await Ranked(page).First.Locator("strong").InnerTextAsync()}", await FirstAsync(page));
        Assert.DoesNotContain(Patterns.StyleSamples.LongWord, await FirstAsync(page), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = $"Opp «{Patterns.StyleSamples.LongWord}»" }).ClickAsync();
        Assert.Contains(Patterns.StyleSamples.LongWord, await FirstAsync(page), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = $"Send til søk «{Patterns.StyleSamples.LongWord}»" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Søk pågår" }).GetByRole(AriaRole.Link, new() { Name = Patterns.StyleSamples.LongWord }))
            .ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_page_leads_to_one_that_is_not_there(bool signedIn)
    {
        ScriptTheGateway();
        var browser = signedIn ? await portal.SignInAsync() : portal.OpenBrowser();
        var (waiting, seen) = (new Queue<string>(["/", "/stil"]), new HashSet<string>());
        var dead = new List<string>();

        while (waiting.TryDequeue(out var address) && seen.Count < 200)
        {
            if (!seen.Add(address))
                continue;
            await browser.OpenAsync(address);
            if (browser.Response.StatusCode != HttpStatusCode.OK)
                dead.Add($"{address}: {(int)browser.Response.StatusCode}");
            dead.AddRange(DeadFragments(browser.Html).Select(fragment => $"{address}: {fragment}"));
            foreach (var link in Links().Matches(browser.Html).Select(link => WebUtility.HtmlDecode(link.Groups["url"].Value).Split('#')[0]).Where(IsCrawled))
                waiting.Enqueue(link);
        }

        Assert.Empty(dead);
        Assert.Contains("/behov", seen);
        Assert.Contains("/behov/vest-2026-17", seen);
    }

    private static IEnumerable<string> DeadFragments(string html) => Fragments().Matches(html)
        .Select(link => link.Groups["id"].Value)
        .Where(id => !html.Contains($" id=\"{id}\"", StringComparison.Ordinal));

    // Languages and the issuer are not pages, and services answer behind the gateway; of /stil's own addresses the first is enough.
    private static bool IsCrawled(string address) => address.StartsWith('/') && !address.Contains("/v1/", StringComparison.Ordinal)
        && !address.StartsWith("/.well-known/", StringComparison.Ordinal) && !address.StartsWith("/sprak", StringComparison.Ordinal) && !address.StartsWith("/logg-", StringComparison.Ordinal)
        && !address.StartsWith("/stil?", StringComparison.Ordinal);

    private void ScriptTheGateway()
    {
        var need = ScriptedGateway.Need();
        foreach (var scope in (string[])["", "overview/", "public/"])
        {
            portal.Gateway.On($"GET /vest/knowledge/v1/{scope}needs", HttpStatusCode.OK, ScriptedGateway.List(need));
            portal.Gateway.On($"GET /vest/knowledge/v1/{scope}needs/vest-2026-17", HttpStatusCode.OK, need);
        }
        portal.Gateway.On(
            "GET /vest/knowledge/v1/public/needs/figures", HttpStatusCode.OK,
            new { total = 3, municipalities = 2, byMunicipality = new[] { new { number = "4627", needs = 2 }, new { number = "5001", needs = 1 } } });
    }

    private static async Task AssertInItsWindowAsync(IPage page)
    {
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} pixels wider than its window: {await page.EvaluateAsync<string>(Widest)}");
    }

    /// <summary>Presses Tab; null when the focus has left the header.</summary>
    private static async Task<string?> TabAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string?>("""
            () => {
              const at = document.activeElement;
              if (at.closest('main')) return null;
              const style = getComputedStyle(at);
              const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || at.classList.contains('ds-skip-link');
              const box = at.getBoundingClientRect();
              return `${at.localName} ${(at.innerText || at.getAttribute('aria-label') || '').trim()} ${at.getAttribute('aria-label') ?? ''} ${ring && box.width > 1 ? 'seen' : 'invisible'}`;
            }
            """);
    }

    private static ILocator Ranked(IPage page) => page.Locator(".ranking li");

    private static async Task<string> FirstAsync(IPage page) =>
        $"{await Ranked(page).First.Locator(".ranking__place").InnerTextAsync()} {await Ranked(page).First.Locator("strong").InnerTextAsync()}";

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Impact}: {violation.Id} ({violation.Help}) at {string.Join(", ", violation.Nodes.Select(node => node.Html))}";

    /// <summary>The contrast of each region's colour to the page.</summary>
    private const string Contrasts = """
        () => {
          const light = (text) => text.match(/[\d.]+/g).slice(0, 3).map(part => part / 255).map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
          const page = light(getComputedStyle(document.body).backgroundColor);
          return ['vest', 'midt', 'nord', 'innlandet', 'sorost', 'sor', 'ost', 'none'].map(region => {
            const probe = document.createElement('span');
            probe.dataset.region = region;
            probe.style.color = 'var(--region)';
            document.querySelector('.region-map__key').append(probe);
            const colour = light(getComputedStyle(probe).color);
            probe.remove();
            return (Math.max(colour, page) + 0.05) / (Math.min(colour, page) + 0.05);
          });
        }
        """;

    // A link in a sentence is as high as the line it stands in (WCAG 2.5.8).
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(target => {
          const box = target.getBoundingClientRect();
          if (box.width <= 1 || box.height <= 1 || !target.checkVisibility({ visibilityProperty: true }) || target.closest('.ds-sr-only')) return false;
          const inSentence = getComputedStyle(target).display === 'inline'
            && [...target.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
          return !inSentence && (box.height < 24 || box.width < 24);
        }).map(target => `${Math.round(target.getBoundingClientRect().width)}x${Math.round(target.getBoundingClientRect().height)} ${target.outerHTML.slice(0, 160)}`)
        """;

    private const string Widest = """
        () => [...document.querySelectorAll('main *, header *, footer *')].filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .slice(0, 3).map(element => element.outerHTML.slice(0, 160)).join('\n')
        """;

    [GeneratedRegex("<a [^>]*href=\"(?<url>/[^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("href=\"/stil#(?<id>[^\"]+)\"")]
    private static partial Regex Fragments();
}
