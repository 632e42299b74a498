using System.Text.RegularExpressions;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.System.Tests.Portal;

public sealed class InvitationTests(RunningPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task Somebody_is_invited_by_e_mail_takes_the_role_and_works_until_it_is_ended(bool javaScript, int width)
    {
        var (municipality, number) = javaScript ? ("Melhus", "5028") : ("Skaun", "5029");
        var address = $"ny.{number}@kommune.example.no";
        var secretariat = await chromium.OpenAsync(platform.Gateway, javaScript, width);
        await secretariat.SignInAsync("Regionalt sekretariat, KSF Midt");
        await secretariat.GetByRole(AriaRole.Link, new() { Name = "Roller", Exact = true }).ClickAsync();
        await secretariat.GetByRole(AriaRole.Link, new() { Name = "Inviter en ny person" }).ClickAsync();
        await secretariat.AssertOpenToAllAsync(javaScript);
        await secretariat.GetByLabel("E-postadresse").FillAsync(address);
        await secretariat.GetByLabel("Hvor gjelder rollen?").SelectOptionAsync(municipality);
        await secretariat.GetByLabel("Rolle", new() { Exact = true }).SelectOptionAsync("FoU-kontakt");
        await secretariat.LookOverAsync();
        await secretariat.GetByRole(AriaRole.Button, new() { Name = "Send invitasjonen" }).ClickAsync();
        await Expect(secretariat.GetByText("Invitasjonen er sendt")).ToBeVisibleAsync();
        await secretariat.AssertOpenToAllAsync(javaScript);

        var person = await chromium.OpenAsync(platform.Gateway, javaScript, width);
        await OpenUntilAsync(person, "/utvikling/post", address);
        await person.AssertOpenToAllAsync(javaScript);
        await person.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(Regex.Escape(address)) }).GetByRole(AriaRole.Link).ClickAsync();
        await person.Locator("main a[href*='/invitasjon/midt.']").ClickAsync();
        await Expect(person.GetByRole(AriaRole.Heading, new() { Name = "Du er invitert til KSF" })).ToBeVisibleAsync();
        Assert.Equal("/invitasjon", new Uri(person.Url).AbsolutePath);
        await person.AssertOpenToAllAsync(javaScript);
        await person.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Logg inn" }).ClickAsync();
        await person.GetByRole(AriaRole.Button, new() { Name = "Innlogget uten rolle" }).ClickAsync();
        await Expect(person.GetByText($"{municipality} kommune")).ToBeVisibleAsync();
        await person.AssertOpenToAllAsync(javaScript);
        // One whom an earlier invitation has registered is not asked again.
        if (await person.GetByLabel("Navnet ditt").CountAsync() > 0)
            await person.GetByLabel("Navnet ditt").FillAsync("Nina Ny");
        await person.GetByRole(AriaRole.Button, new() { Name = "Ja, jeg tar imot rollen" }).ClickAsync();
        await Expect(person.GetByText("Du har tatt imot rollen")).ToBeVisibleAsync();
        await OpenUntilAsync(person, $"/for/midt/{number}", "Meld et behov");

        await secretariat.GotoAsync("/for/midt/midt/roller");
        await secretariat.GetByRole(AriaRole.Row, new() { NameRegex = new Regex($"{municipality}.*FoU-kontakt") }).GetByRole(AriaRole.Link, new() { Name = "Avslutt" }).ClickAsync();
        await secretariat.GetByLabel("Hvorfor?").FillAsync("Har byttet jobb.");
        await secretariat.LookOverAsync();
        await secretariat.GetByRole(AriaRole.Button, new() { Name = "Avslutt rollen" }).ClickAsync();
        await Expect(secretariat.GetByText("Rollen er avsluttet")).ToBeVisibleAsync();
        await OpenUntilAsync(person, $"/for/midt/{number}", "Du har");
    }

    // The mail is a file within seconds, and the role reaches the services by an event.
    private static Task OpenUntilAsync(IPage page, string address, string words) => Poll.UntilAsync(
        async () =>
        {
            await page.GotoAsync(address);
            return await page.Locator("main").InnerTextAsync();
        },
        text => text.Contains(words, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

    private static ILocatorAssertions Expect(ILocator locator) => Microsoft.Playwright.Assertions.Expect(locator);
}
