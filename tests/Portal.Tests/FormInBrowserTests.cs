using System.Net;
using System.Text.RegularExpressions;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.Portal.Tests;

/// <summary>What only a real browser shows of a form: its script, and what the browser does by itself.</summary>
public sealed class FormInBrowserTests(Screen screen) : IClassFixture<Screen>, IAsyncLifetime
{
    private const string Form = "/for/vest/4627/meld-behov";
    private const string Needs = "/vest/knowledge/v1/needs";

    private readonly PortalUnderTest _portal = new();
    private readonly List<string> _complaints = [];

    [Fact]
    public async Task A_draft_is_saved_while_one_types_and_is_said_to_be()
    {
        var page = await OpenFormAsync();

        await page.GetByLabel("Tittel").FillAsync("Velferdsteknologi");

        await Expect(page.Locator("[data-kladd-status]")).ToHaveTextAsync(new Regex(@"^Kladden er lagret kl\. \d\d\.\d\d\.$"));
        await page.Context.CloseAsync();
        var other = await OpenFormAsync();
        await Expect(other.GetByLabel("Tittel")).ToHaveValueAsync("Velferdsteknologi");
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task What_was_typed_a_moment_before_leaving_is_saved_too()
    {
        var page = await OpenFormAsync();

        await page.GetByLabel("Tittel").FillAsync("I siste øyeblikk");
        await page.GetByRole(AriaRole.Link, new() { Name = "Avbryt" }).ClickAsync();
        await page.WaitForURLAsync("**/for/vest/4627");

        await Poll.UntilAsync(() => _portal.QueryAsync<string>("select form from drafts"), saved => saved.Count == 1, TimeSpan.FromSeconds(10));
        await page.GotoAsync(Form);
        await Expect(page.GetByLabel("Tittel")).ToHaveValueAsync("I siste øyeblikk");
    }

    [Fact]
    public async Task A_draft_that_cannot_be_saved_is_said_not_to_be_and_saved_later()
    {
        var page = await OpenFormAsync();
        _portal.StopDatabase();

        await page.GetByLabel("Tittel").FillAsync("Velferd");
        await Expect(page.Locator("[data-kladd-status]")).ToHaveTextAsync(new Regex("^Kladden er ikke lagret"));

        _portal.StartDatabase();
        await page.GetByLabel("Tittel").FillAsync("Velferdsteknologi");
        await Expect(page.Locator("[data-kladd-status]")).ToHaveTextAsync(new Regex("^Kladden er lagret"));
    }

    [Fact]
    public async Task A_session_that_is_lost_while_one_types_loses_nothing()
    {
        var page = await OpenFormAsync();
        await page.Context.ClearCookiesAsync();

        await page.GetByLabel("Tittel").FillAsync("Velferdsteknologi");
        await Expect(page.Locator("[data-kladd-status]")).ToHaveTextAsync(new Regex("^Kladden er lagret"));

        var other = await OpenFormAsync();
        await Expect(other.GetByLabel("Tittel")).ToHaveValueAsync("Velferdsteknologi");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_of_language_keeps_what_is_typed(bool javaScript)
    {
        var page = await OpenFormAsync(javaScript);

        await page.GetByLabel("Hva trenger dere å vite?").FillAsync("Virker GPS?\nFor hvem?");
        await Button(page, "Nynorsk").ClickAsync();

        await Expect(page.GetByLabel("Kva treng de å vite?")).ToHaveValueAsync("Virker GPS?\nFor hvem?");
        Assert.EndsWith(Form, page.Url, StringComparison.Ordinal);
        await Expect(page.GetByText("Det du skreiv, er teke vare på.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_in_a_field_leads_to_the_review_and_changes_no_language(bool javaScript)
    {
        var page = await OpenFormAsync(javaScript);
        await page.GetByLabel("Tittel").FillAsync("Velferdsteknologi");
        await Button(page, "Lagre kladd").ClickAsync();
        await Expect(Button(page, "Slett kladden")).ToBeVisibleAsync();

        await page.GetByLabel("Tittel").PressAsync("Enter");

        await page.WaitForURLAsync("**?se-over=ja");
        await Expect(Button(page, "Meld behovet")).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "nb");
        Assert.Empty(_portal.Gateway.Posted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_read_over_can_be_changed_reloaded_and_read_in_another_language(bool javaScript)
    {
        var page = await OpenFormAsync(javaScript);
        await FillInAsync(page);
        await Button(page, "Se over").ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Endre «Tittel»" }).ClickAsync();
        await page.GetByLabel("Tittel").FillAsync("Trygghetsalarm med GPS");
        await Button(page, "Se over").ClickAsync();
        // A reload in the middle of a navigation is an error of Chromium's.
        await page.WaitForURLAsync("**?se-over=ja");
        await page.ReloadAsync();
        await Button(page, "Nynorsk").ClickAsync();
        await Expect(page.GetByText("Ingenting er sendt enno")).ToBeVisibleAsync();
        await Expect(page.Locator(".review")).ToContainTextAsync("Trygghetsalarm med GPS");
        await Button(page, "Meld behovet").ClickAsync();

        await page.WaitForURLAsync("**?meldt");
        Assert.Contains("Trygghetsalarm med GPS", Assert.Single(_portal.Gateway.Posted).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Going_back_after_sending_never_sends_twice(bool javaScript)
    {
        var page = await OpenFormAsync(javaScript);
        await FillInAsync(page);
        await Button(page, "Se over").ClickAsync();
        await Button(page, "Meld behovet").ClickAsync();
        await page.WaitForURLAsync("**?meldt");

        await page.GoBackAsync();
        await page.WaitForURLAsync("**/meld-behov**");
        if (await Button(page, "Meld behovet").CountAsync() > 0)
            await Button(page, "Meld behovet").ClickAsync();

        Assert.Single(_portal.Gateway.Posted.DistinctBy(post => post.Key));
        Assert.Empty(await _portal.QueryAsync<string>("select form from drafts where content is not null"));
    }

    [Fact]
    public async Task A_button_pressed_twice_quickly_reports_once()
    {
        var page = await OpenFormAsync();
        await FillInAsync(page);
        await Button(page, "Se over").ClickAsync();

        await Button(page, "Meld behovet").DblClickAsync();

        await page.WaitForURLAsync("**?meldt");
        Assert.Single(_portal.Gateway.Posted.DistinctBy(post => post.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_typed_in_one_step_is_there_from_the_others(bool javaScript)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On("POST /vest/registry/v1/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        _portal.Gateway.On("POST /vest/registry/v1/clusters", HttpStatusCode.Created, ScriptedGateway.Cluster());
        var page = await screen.OpenAsync(_portal.Url, "Regionalt sekretariat, KSF Vest", javaScript: javaScript);
        await page.GotoAsync("/for/vest/vest/opprett-klynge");

        await page.GetByLabel("Hva heter klyngen?").FillAsync("Kunnskapskommunen");
        await page.GetByLabel("Når begynte samarbeidet?").FillAsync("2015-01-01");
        await Button(page, "Neste").ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Kommuner i klyngen" }).GetByLabel("Bergen").CheckAsync();
        await Button(page, "Nynorsk").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kommunar", Exact = true })).ToBeVisibleAsync();
        await Button(page, "Bokmål").ClickAsync();
        await Button(page, "Forrige").ClickAsync();
        await Expect(page.GetByLabel("Hva heter klyngen?")).ToHaveValueAsync("Kunnskapskommunen");
        await page.GetByLabel("Hva heter klyngen?").FillAsync("Kunnskapskommunen Vest");
        await Button(page, "Neste").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Kommuner i klyngen" }).GetByLabel("Bergen")).ToBeCheckedAsync();
        await Button(page, "Neste").ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Motorkommuner" }).GetByLabel("Bergen").CheckAsync();
        await Button(page, "Neste").ClickAsync();
        await page.GetByLabel("Hvorfor har klyngen ingen forskningspartner?").FillAsync("Vi leter.");
        await Button(page, "Se over").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Endre «Kommuner i klyngen»" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Kommuner i klyngen" }).GetByLabel("Askøy").CheckAsync();
        await Button(page, "Se over").ClickAsync();
        await Expect(page.Locator(".review")).ToContainTextAsync("Kunnskapskommunen Vest");
        await Expect(page.Locator(".review")).ToContainTextAsync("Askøy, Bergen");
        await Button(page, "Opprett klyngen").ClickAsync();

        await page.WaitForURLAsync("**?opprettet");
        Assert.Contains("\"Kunnskapskommunen Vest\"", Assert.Single(_portal.Gateway.Posted).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_long_list_is_whole_and_narrowed_while_one_types(bool javaScript)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On("GET /nasjonal/registry/v1/municipalities", HttpStatusCode.OK, ScriptedGateway.PageOf(
            [.. Enumerable.Range(0, 60).Select(place => ScriptedGateway.Municipality($"{4601 + place}", $"{(char)('A' + (place % 20))}sund {place}", "vest", 1))]));
        _portal.Gateway.On("POST /vest/registry/v1/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        var page = await screen.OpenAsync(_portal.Url, "Regionalt sekretariat, KSF Vest", width: 360, javaScript: javaScript);
        await page.GotoAsync("/for/vest/vest/opprett-klynge?steg=2");
        var list = page.GetByRole(AriaRole.Group, new() { Name = "Kommuner i klyngen" });
        var choices = list.GetByRole(AriaRole.Checkbox);
        await Expect(choices).ToHaveCountAsync(60);
        Assert.True(await list.Locator(".checklist__choices").EvaluateAsync<bool>("choices => choices.scrollWidth <= choices.clientWidth && choices.scrollHeight <= choices.clientHeight"));

        await choices.First.CheckAsync();
        if (!javaScript)
        {
            await Expect(list.GetByLabel("Finn i listen")).ToBeHiddenAsync();
            return;
        }
        await Expect(list).ToContainTextAsync("60 kommuner. Valgt: 1.");
        await list.GetByLabel("Finn i listen").FillAsync("bSUND");
        await Expect(choices).ToHaveCountAsync(3);
        await Expect(list.GetByRole(AriaRole.Status)).ToHaveTextAsync("Viser 3 av 60.");
        await list.GetByLabel("Finn i listen").PressAsync("Enter");
        await choices.Last.CheckAsync();
        await Expect(list).ToContainTextAsync("Valgt: 2.");
        await Button(page, "Neste").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Motorkommuner" }).GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
    }

    private static async Task FillInAsync(IPage page)
    {
        await page.GetByLabel("Tittel").FillAsync("Velferdsteknologi");
        await page.GetByLabel("Hva trenger dere å vite?").FillAsync("Virker GPS?");
        await page.GetByLabel("Tjenesteområde").SelectOptionAsync("health-and-care");
    }

    private async Task<IPage> OpenFormAsync(bool javaScript = true)
    {
        _portal.Gateway.On($"POST {Needs}", HttpStatusCode.Created, ScriptedGateway.Need());
        _portal.Gateway.On($"GET {Needs}/vest-2026-17", HttpStatusCode.OK, ScriptedGateway.Need());
        var page = await screen.OpenAsync(_portal.Url, "FoU-kontakt, Askøy", javaScript: javaScript);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
        await page.GotoAsync(Form);
        return page;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
