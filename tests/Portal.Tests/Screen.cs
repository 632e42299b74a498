using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.Portal.Tests;

/// <summary>Debian's own browser, for how pages look and are used.</summary>
public sealed class Screen : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private readonly Dictionary<string, IPage> _windows = [];

    /// <summary>The one window of a person, signed in once, for tests that only look.</summary>
    internal async Task<IPage> LookAsync(Uri site, string? signedInAs, string address)
    {
        var key = signedInAs ?? "";
        if (!_windows.TryGetValue(key, out var page))
            _windows[key] = page = await OpenAsync(site, signedInAs);
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>A window of one who has never been here, or of one who has signed in.</summary>
    internal async Task<IPage> OpenAsync(Uri site, string? signedInAs = null, int width = 1280, bool dark = false, bool javaScript = true, string language = "nb")
    {
        var person = await _browser.NewContextAsync(new()
        {
            BaseURL = site.AbsoluteUri,
            Locale = "nb-NO",
            JavaScriptEnabled = javaScript,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        person.SetDefaultTimeout(15_000);
        var page = await person.NewPageAsync();
        if (signedInAs is not null)
        {
            await page.GotoAsync("/logg-inn?tilbake=/");
            await page.GetByRole(AriaRole.Button, new() { Name = signedInAs, Exact = true }).ClickAsync();
        }
        await page.GotoAsync($"/sprak/{language}?tilbake=/om");
        return page;
    }

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchDebiansAsync("--hide-scrollbars");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
