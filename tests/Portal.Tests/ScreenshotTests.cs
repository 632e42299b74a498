using System.Net;
using Ksf.TestKit;
using Microsoft.Playwright;
using Assertions = Microsoft.Playwright.Assertions;

namespace Ksf.Portal.Tests;

/// <summary>
/// Takes a picture of each kind of page with stand-in data. Those of docs/images are made from a running platform by docs/make-screenshots.mjs.
/// </summary>
public sealed class ScreenshotTests(Screen screen) : IClassFixture<Screen>, IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public static TheoryData<string, string?, int, bool> Pictures { get; } = new()
    {
        { "/", null, 1120, false },
        { "/", null, 1120, true },
        { "/", null, 390, false },
        { "/behov", null, 1120, false },
        { "/behov/vest-2026-17", Contact, 1120, false },
        { "/for/vest/4627/meld-behov", Contact, 1120, false },
        { "/stil", null, 1120, false },
        { "/stil", null, 390, false },
        { "/stil", null, 1120, true },
    };

    private const string Contact = "FoU-kontakt, Askøy";

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_page_has_its_picture_taken(string address, string? person, int width, bool dark)
    {
        ScriptTheGateway();
        var page = await screen.OpenAsync(_portal.Url, person, width, dark);
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        var picture = await page.ScreenshotAsync(new() { FullPage = true });

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
    }

    private void ScriptTheGateway()
    {
        (string Number, string Title, string Municipality, string Name, string Area)[] needs =
        [
            ("vest-2026-17", "Virker GPS og døralarm for hjemmeboende med demens?", "4627", "Askøy", "health-and-care"),
            ("vest-2026-16", "Leksehjelp på nett: Når de fram som trenger den mest?", "1103", "Stavanger", "school"),
            ("midt-2026-9", "Hvordan beholder små kommuner sykepleiere?", "5001", "Trondheim", "health-and-care"),
            ("vest-2026-15", "Hva gjør bemanning i barnehagen med språket til barna?", "4601", "Bergen", "kindergarten"),
            ("midt-2026-8", "Overvann i bratte byggefelt", "1508", "Ålesund", "planning-and-environment"),
        ];
        object[] list = [.. needs.Select(need => (object)new Dictionary<string, object?>(ScriptedGateway.Need(need.Title, need.Number))
        {
            ["organisation"] = new { number = need.Municipality, name = need.Name },
            ["serviceArea"] = need.Area,
            ["submittedAt"] = "2026-11-20T09:12:00Z",
        })];
        var one = ScriptedGateway.Need(needs[0].Title);
        one["question"] = "Hvilken virkning har GPS og døralarm på trygghet og innleggelser for hjemmeboende med demens, sammenlignet med vanlig hjemmetjeneste?";
        one["background"] = "Vi skal inngå ny avtale om trygghetsteknologi neste år.";
        one["submittedAt"] = "2026-11-20T09:12:00Z";
        one["steps"] = new[] { new { verb = "submitted", at = "2026-11-20T09:12:00Z" }, new { verb = "revised", at = "2026-11-21T13:40:00Z" } };
        foreach (var scope in (string[])["", "overview/", "public/"])
        {
            _portal.Gateway.On($"GET /vest/knowledge/v1/{scope}needs", HttpStatusCode.OK, new { items = list, next = "older", total = 128 });
            _portal.Gateway.On($"GET /vest/knowledge/v1/{scope}needs/vest-2026-17", HttpStatusCode.OK, one);
        }
        (string Number, int Needs)[] lit =
        [
            ("4627", 9), ("4601", 14), ("1103", 11), ("5001", 12), ("1508", 4), ("1106", 3), ("5501", 6), ("1804", 5), ("5601", 2), ("3301", 4), ("4204", 5), ("3403", 3), ("0301", 2),
        ];
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs/figures", HttpStatusCode.OK, new
        {
            total = lit.Sum(place => place.Needs),
            municipalities = lit.Length,
            byMunicipality = lit.Select(place => new { number = place.Number, needs = place.Needs }),
        });
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
