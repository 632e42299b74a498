using System.Text.RegularExpressions;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

public sealed partial class ClusterTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>The municipalities in the clusters that a first start knows.</summary>
    private const int InTheFirstClusters = 39;

    [GeneratedRegex("(?<count>[0-9]+) av 357 kommuner er registrert i en klynge", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InACluster { get; }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task A_stranger_finds_KSF_Vests_four_clusters_from_the_front_page(bool javaScript, int width)
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript, width);
        if (width < 600)
            await page.GetByText("Meny", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Klynger og regioner" }).ClickAsync();

        // The nation hears of the regions' clusters within seconds of the first start. Other tests found more of them.
        await Poll.UntilAsync(
            async () =>
            {
                await page.GotoAsync("/kart");
                var counted = await page.GetByText(InACluster).AllTextContentsAsync();
                return counted is [var sentence] ? int.Parse(InACluster.Match(sentence).Groups["count"].ValueSpan, provider: null) : 0;
            },
            count => count >= InTheFirstClusters, TimeSpan.FromSeconds(40));
        await page.AssertOpenToAllAsync(javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "KSF Vest" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("KSF Vest");
        await Expect(page.Locator("section:has(h2:text-is('Klynger')) .row")).ToHaveCountAsync(4);
        await page.AssertOpenToAllAsync(javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Kunnskapskommunen Helse Omsorg Vest" }).ClickAsync();
        await Expect(page.GetByText("Motorkommune")).ToBeVisibleAsync();
        await Expect(page.GetByText("Universitetet i Bergen")).ToBeVisibleAsync();
        await page.AssertOpenToAllAsync(javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Alver" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Alver kommune");
        await page.AssertOpenToAllAsync(javaScript);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secretariat_founds_changes_and_dissolves_a_cluster(bool javaScript)
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript);
        var name = $"Fjellklynga {Guid.CreateVersion7():N}";
        await page.SignInAsync("Regionalt sekretariat, KSF Midt");
        await page.GetByRole(AriaRole.Link, new() { Name = "Opprett en klynge" }).ClickAsync();

        await page.GetByLabel("Hva heter klyngen?").FillAsync(name);
        await page.GetByLabel("Når begynte samarbeidet?").FillAsync("2024-03-01");
        await page.NextStepAsync();
        var members = page.GetByRole(AriaRole.Group, new() { Name = "Kommuner i klyngen" });
        await members.GetByLabel("Oppdal").CheckAsync();
        await members.GetByLabel("Rennebu").CheckAsync();
        await page.AssertOpenToAllAsync(javaScript);
        await page.NextStepAsync();
        var engines = page.GetByRole(AriaRole.Group, new() { Name = "Motorkommuner" });
        await Expect(engines.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
        await engines.GetByLabel("Oppdal").CheckAsync();
        await page.AssertOpenToAllAsync(javaScript);
        await page.NextStepAsync();
        await page.LookOverAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Klyngen har ingen forskningspartner");
        await page.GetByRole(AriaRole.Group, new() { Name = "Partnere" }).GetByLabel("NTNU", new() { Exact = true }).CheckAsync();
        await page.AssertOpenToAllAsync(javaScript);
        await page.LookOverAsync();
        await Expect(page.Locator(".review")).ToContainTextAsync("Oppdal, Rennebu");
        await page.AssertOpenToAllAsync(javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Opprett klyngen" }).ClickAsync();
        await Expect(page.GetByText("Klyngen er opprettet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Meld inn" }).ClickAsync();
        await page.GetByLabel("Hvem blir med?").SelectOptionAsync("Røros");
        await page.GetByLabel("Rolle").SelectOptionAsync("Medlem");
        await page.GetByLabel("Fra hvilken dag?").FillAsync("2024-02-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld inn" }).ClickAsync();
        await Expect(page.GetByLabel("Fra hvilken dag?")).ToHaveAccessibleDescriptionAsync(new Regex("Datoen må være etter"));
        await page.GetByLabel("Fra hvilken dag?").FillAsync("2024-06-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld inn" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Røros" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Meld ut" }).ClickAsync();
        await page.GetByLabel("Hvem går ut?").SelectOptionAsync("Rennebu");
        await page.GetByLabel("Ikke med fra og med").FillAsync("2025-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld ut" }).ClickAsync();
        await Expect(page.GetByText("Klyngen er endret")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Oppløs klyngen" }).ClickAsync();
        await page.GetByLabel("Oppløst fra og med").FillAsync("2026-01-01");
        await page.GetByLabel("Hvorfor?").FillAsync("Går inn i en annen klynge.");
        await page.LookOverAsync();
        await Expect(page.GetByText("Dette kan ikke angres")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oppløs klyngen" }).ClickAsync();
        await Expect(page.Locator(".record__head .state")).ToHaveTextAsync("Oppløst");

        // What was, is still shown as it was, by the nation's copy too.
        var anyone = await chromium.OpenAsync(platform.Gateway, javaScript);
        var address = new Uri(page.Url).AbsolutePath;
        await Poll.UntilAsync(
            async () =>
            {
                await anyone.GotoAsync($"{address}?dato=2024-12-31");
                return await anyone.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync();
            },
            rows => rows.Take(3).Order().SequenceEqual(["Oppdal", "Rennebu", "Røros"]), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secretariat_founds_a_cluster_from_a_model_with_its_bodies(bool javaScript)
    {
        var page = await chromium.OpenAsync(platform.Gateway, javaScript);
        var name = $"Øyklynga {Guid.CreateVersion7():N}";
        await page.SignInAsync("Regionalt sekretariat, KSF Midt");
        await page.GetByRole(AriaRole.Link, new() { Name = "Opprett en klynge" }).ClickAsync();

        await page.GetByLabel("Start fra en oppskrift").SelectOptionAsync("Tre nivåer med styringsgruppe, kommunegruppe og nettverk");
        await page.GetByLabel("Hva heter klyngen?").FillAsync(name);
        await page.GetByLabel("Når begynte samarbeidet?").FillAsync("2024-03-01");
        await page.AssertOpenToAllAsync(javaScript);
        await page.NextStepAsync();
        var members = page.GetByRole(AriaRole.Group, new() { Name = "Kommuner i klyngen" });
        await members.GetByLabel("Frøya").CheckAsync();
        await members.GetByLabel("Hitra").CheckAsync();
        await page.NextStepAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Motorkommuner" }).GetByLabel("Hitra").CheckAsync();
        await page.NextStepAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Partnere" }).GetByLabel("NTNU", new() { Exact = true }).CheckAsync();
        await page.LookOverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opprett klyngen" }).ClickAsync();
        await Expect(page.GetByText("Klyngen er opprettet")).ToBeVisibleAsync();

        // The lists of bodies come from the nation, which hears of them within seconds.
        var address = new Uri(page.Url).AbsolutePath;
        await Poll.UntilAsync(
            async () =>
            {
                await page.GotoAsync(address);
                return await page.GetByRole(AriaRole.Link, new() { Name = $"Styringsgruppen i {name}" }).CountAsync();
            },
            found => found == 1, TimeSpan.FromSeconds(40));
        await page.AssertOpenToAllAsync(javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = $"Styringsgruppen i {name}" }).ClickAsync();
        await Expect(page.GetByText("Møter i året")).ToBeVisibleAsync();
        await page.AssertOpenToAllAsync(javaScript);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);
}
