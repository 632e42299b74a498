using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

/// <summary>Debian's own browser.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>A new window of a person who has never been here before.</summary>
    internal async Task<IPage> OpenAsync(Uri address, bool javaScript = true, int width = 1280)
    {
        var person = await _browser.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            JavaScriptEnabled = javaScript,
            Locale = "nb-NO",
            ViewportSize = new() { Width = width, Height = 900 },
        });
        person.SetDefaultTimeout(20_000);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchDebiansAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

internal static class Accessibility
{
    /// <summary>Fails on what keeps people out, and on a page that is wider than its window.</summary>
    public static async Task AssertOpenToAllAsync(this IPage page)
    {
        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        var barriers = found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe);
        Assert.True(!barriers.Any(), $"{page.Url}\n{string.Join('\n', barriers)}");

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} pixels wider than its window.");
    }

    /// <summary>The same where there are scripts. Axe is one: where there are none, it would wait for ever.</summary>
    public static Task AssertOpenToAllAsync(this IPage page, bool javaScript) => javaScript ? page.AssertOpenToAllAsync() : Task.CompletedTask;

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Impact}: {violation.Id} ({violation.Help}) at {string.Join(", ", violation.Nodes.Select(node => node.Html))}";
}
