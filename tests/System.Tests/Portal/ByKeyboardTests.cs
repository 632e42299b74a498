using System.Text.RegularExpressions;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

/// <summary>An adviser's whole errand without a mouse: in each language, on a wide and a narrow screen, with and without JavaScript.</summary>
public sealed class ByKeyboardTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Contact = "FoU-kontakt i to regioner, Askøy og Trondheim";
    private const int Wide = 1280, Phone = 360;

    private static readonly Dictionary<string, Words> InLanguage = new()
    {
        ["Bokmål"] = new(
            "Logg inn", "Meld et behov", "Se over", "Meld behovet", "Endre behovet", "Lagre endringen", "Trekk behovet", "Behovet er trukket", "Logg ut", "Helse og"),
        ["Nynorsk"] = new(
            "Logg inn", "Meld eit behov", "Sjå over", "Meld behovet", "Endre behovet", "Lagre endringa", "Trekk behovet", "Behovet er trekt", "Logg ut", "Helse og"),
        ["English"] = new(
            "Sign in", "Report a need", "Check your answers", "Report the need", "Revise the need", "Save the change", "Withdraw the need",
            "The need has been withdrawn", "Sign out", "Health and"),
    };

    [Theory]
    [InlineData("Bokmål", Wide, true)]
    [InlineData("Bokmål", Phone, false)]
    [InlineData("Nynorsk", Phone, true)]
    [InlineData("Nynorsk", Wide, false)]
    [InlineData("English", Wide, false)]
    [InlineData("English", Phone, true)]
    public async Task One_signs_in_reports_finds_revises_withdraws_switches_and_signs_out(string language, int width, bool javaScript)
    {
        var words = InLanguage[language];
        var title = $"Trygghetsalarm {Guid.CreateVersion7():N}";
        var page = await chromium.OpenAsync(platform.Gateway, javaScript, width);
        if (language != "Bokmål" && width == Phone)
            await page.PressAsync("Meny");
        if (language != "Bokmål")
            await page.PressAsync(language);

        await page.PressAsync(words.SignIn);
        await page.PressAsync(Contact);
        await page.PressAsync("Askøy");
        await page.PressAsync(words.Report);
        await page.WriteAsync("title", title);
        await page.WriteAsync("question", "Virker GPS?");
        await page.WriteAsync("serviceArea", words.Area);
        await page.PressAsync(words.LookOver);
        if (await page.IsShownSimilarAsync())
        {
            await page.WriteAsync("differsBecause", "GPS");
            await page.PressAsync(words.LookOver);
        }
        await page.PressAsync(words.Send);
        await Expect(page).ToHaveURLAsync(new Regex(@"/behov/vest-\d{4}-\d+\?meldt$"));

        // The copies that are searched follow in milliseconds.
        await Poll.UntilAsync(
            async () =>
            {
                await page.WriteAsync("site-search", title);
                await page.EnterAsync();
                return await page.GetByRole(AriaRole.Link, new() { Name = title }).CountAsync();
            },
            found => found == 1, TimeSpan.FromSeconds(20));
        await page.PressAsync(title);
        await page.PressAsync(words.Revise);
        await page.WriteAsync("title", $"{title} med GPS");
        await page.PressAsync(words.Save);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{title} med GPS");
        await page.PressAsync(words.Withdraw);
        await page.WriteAsync("reason", "Meldt to ganger.");
        await page.PressAsync(words.LookOver);
        await page.PressAsync(words.Withdraw);
        await Expect(page.GetByText(words.Withdrawn)).ToBeVisibleAsync();

        await page.PressAsync("Askøy");
        await page.PressAsync("Trondheim");
        await Expect(page).ToHaveURLAsync(new Regex("/for/midt/5001$"));
        await page.PressAsync("Trondheim");
        await page.PressAsync(words.SignOut);
        // With JavaScript the issuer's own page sends itself.
        if (!javaScript)
            await page.PressAsync(words.SignOut);
        await page.PressAsync(words.SignIn);
        await page.PressAsync("FoU-kontakt, Bergen");
        await Expect(page).ToHaveURLAsync(new Regex("/for/vest/4601$"));
    }

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);

    private static IPageAssertions Expect(IPage page) => Microsoft.Playwright.Assertions.Expect(page);

    private sealed record Words(
        string SignIn, string Report, string LookOver, string Send, string Revise, string Save, string Withdraw, string Withdrawn, string SignOut, string Area);
}

internal static class Keys
{
    private const int MostStops = 150;

    /// <summary>Tabs to what is called so, in the order of the page, and presses it.</summary>
    public static async Task PressAsync(this IPage page, string name)
    {
        await page.TabToAsync(stop => stop.Name.StartsWith(name, StringComparison.Ordinal), name);
        await page.EnterAsync();
    }

    /// <summary>Presses Enter and waits for the page that it leads to.</summary>
    public static async Task EnterAsync(this IPage page)
    {
        var opensInPlace = await page.EvaluateAsync<bool>("document.activeElement.localName === 'summary'");
        var loaded = opensInPlace ? Task.CompletedTask : LoadedAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await loaded;
    }

    /// <summary>Tabs to a field and writes in it, in place of what was there; in a list it is the beginning of a choice.</summary>
    public static async Task WriteAsync(this IPage page, string id, string text)
    {
        await page.TabToAsync(stop => stop.Id == id, id);
        if (!await page.EvaluateAsync<bool>("document.activeElement.localName === 'select'"))
            await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private static Task LoadedAsync(IPage page)
    {
        var loaded = new TaskCompletionSource();
        page.Load += Loaded;
        return loaded.Task.WaitAsync(TimeSpan.FromSeconds(20));

        void Loaded(object? sender, IPage of)
        {
            page.Load -= Loaded;
            loaded.TrySetResult();
        }
    }

    private static async Task TabToAsync(this IPage page, Func<Stop, bool> isThere, string what)
    {
        var passed = new List<string>();
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<Stop>("""
                () => {
                  const at = document.activeElement;
                  const name = (at.getAttribute('aria-label') ?? at.innerText ?? '').replace(/\s+/g, ' ').trim();
                  const style = getComputedStyle(at);
                  return { id: at.id, name: name.replace(/^[^:]*: /, ''), seen: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
                }
                """);
            passed.Add($"{stop.Name}{stop.Id}");
            if (!isThere(stop))
                continue;
            Assert.True(stop.Seen, $"One does not see that {what} has the focus.");
            return;
        }
        Assert.Fail($"{what} is not reached by Tab at {page.Url}: {string.Join(" | ", passed)}");
    }

    private sealed record Stop
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public bool Seen { get; init; }
    }
}
