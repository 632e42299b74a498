using System.Net;
using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.Portal.Tests;

/// <summary>Invitations by e-mail, and what one sees who follows the link.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private const string Vest = "/vest/registry/v1";
    private const string Token = "s3cret-token_of-an-invitation";

    private static readonly Guid Id = StableId.Of("invitation/Kari");

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task An_administrator_invites_and_is_shown_the_link_to_hand_over()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.Role("organisation-administrator", "Askøy", "4627"));
        _portal.Gateway.On($"GET {Vest}/roles", HttpStatusCode.OK, ScriptedGateway.Page(null));
        _portal.Gateway.On($"GET {Vest}/invitations", HttpStatusCode.OK, ScriptedGateway.Page(null, Sent("pending", "send-again", "withdraw")));
        _portal.Gateway.On($"GET {Vest}/invitations/{Id}", HttpStatusCode.OK, Sent("pending", "send-again", "withdraw"), etag: "\"1\"");
        _portal.Gateway.On($"POST {Vest}/invitations dry", HttpStatusCode.OK, new { id = Id });
        _portal.Gateway.On($"POST {Vest}/invitations", HttpStatusCode.Created, new { id = Id });
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/for/vest/4627/roller");
        Assert.Contains("Invitasjoner som venter på svar", browser.Words, StringComparison.Ordinal);
        Assert.Contains("kari@askoy.example FoU-kontakt Ola Administrator 9. desember 2026", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/for/vest/4627/roller/inviter");
        Assert.DoesNotContain("integrator", browser.Html, StringComparison.Ordinal);
        await browser.SendReviewedAsync(("email", "kari@askoy.example"), ("role", "rd-contact"), ("language", "nynorsk"));

        Assert.Equal($"/for/vest/4627/roller/invitasjoner/{Id}?sendt", browser.Page.PathAndQuery);
        Assert.Contains($"https://ksf.example.no/invitasjon/vest.{Token}", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Send på nytt", browser.Words, StringComparison.Ordinal);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal(
            ("kari@askoy.example", "4627", "rd-contact", "nynorsk"),
            (sent.GetProperty("email").GetString(), sent.GetProperty("organisation").GetString(), sent.GetProperty("role").GetString(), sent.GetProperty("language").GetString()));
    }

    [Theory]
    [InlineData("send", "sendings", "sendt", "Invitasjonen er sendt på nytt")]
    [InlineData("trekk", "withdrawal", "trukket", "Invitasjonen er trukket tilbake")]
    public async Task An_invitation_is_sent_again_or_withdrawn_from_the_version_that_was_read(string page, string verb, string done, string says)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/roles", HttpStatusCode.OK, ScriptedGateway.Page(null));
        _portal.Gateway.On($"GET {Vest}/invitations", HttpStatusCode.OK, ScriptedGateway.Page(null));
        _portal.Gateway.On($"GET {Vest}/invitations/{Id}", HttpStatusCode.OK, Sent("pending", "send-again", "withdraw"), etag: "\"3\"");
        string? version = null;
        _portal.Gateway.On($"POST {Vest}/invitations/{Id}/{verb}", (request, _) =>
        {
            version = string.Join(',', request.Headers.GetValues("If-Match"));
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = System.Net.Http.Json.JsonContent.Create(new { id = Id }) });
        });
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync($"/for/vest/vest/roller/invitasjoner/{Id}/{page}");
        Assert.Contains("kari@askoy.example: FoU-kontakt i Askøy kommune.", browser.Words, StringComparison.Ordinal);
        await browser.SendAsync();

        Assert.Equal(($"/for/vest/vest/roller?{done}", "\"3\""), (browser.Page.PathAndQuery, version));
        Assert.Contains(says, browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_follows_the_link_signs_in_sees_what_is_offered_and_takes_the_role()
    {
        Opened("pending", offered: true);
        _portal.Gateway.On($"POST {Vest}/invitations/acceptances", HttpStatusCode.OK, new { id = Id });
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync($"/invitasjon/vest.{Token}");
        Assert.Equal("/invitasjon", browser.Page.AbsolutePath);
        Assert.Contains("Du er invitert til KSF", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/logg-inn?tilbake=/invitasjon");
        await browser.SendAsync(("sub", "uten-rolle"));
        Assert.Contains("Rolle FoU-kontakt Hvor Askøy kommune Invitert av Ola Administrator Sendt til k…@askoy.example", browser.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"Innlogget uten rolle\"", browser.Html, StringComparison.Ordinal);
        _portal.Gateway.Roles("vest", ScriptedGateway.Role("rd-contact", "Askøy", "4627"));
        await browser.SendAsync(("name", "Kari Nordmann"), ("workEmail", "kari@askoy.example"));

        Assert.Equal("/mine-roller?tatt-imot", browser.Page.PathAndQuery);
        var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement;
        Assert.Equal((Token, "Kari Nordmann", "kari@askoy.example"), (sent.GetProperty("token").GetString(), sent.GetProperty("name").GetString(), sent.GetProperty("workEmail").GetString()));
        Assert.DoesNotContain(_portal.Gateway.Asked, address => address.Contains(Token, StringComparison.Ordinal));
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "ksf_invitation");
    }

    [Theory]
    [InlineData("accepted", false, "Lenken er brukt Noen har allerede tatt imot")]
    [InlineData("accepted", true, "Lenken er brukt Du har allerede tatt imot")]
    [InlineData("withdrawn", false, "Invitasjonen er trukket tilbake Spør den som inviterte deg")]
    [InlineData("expired", false, "Invitasjonen gjelder ikke lenger Spør den som inviterte deg")]
    public async Task A_link_that_has_been_used_withdrawn_or_has_expired_is_a_plain_page(string status, bool byYou, string says)
    {
        Opened(status, offered: false, byYou);
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync($"/invitasjon/vest.{Token}");

        Assert.Contains(says, browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ja, jeg tar imot rollen", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/invitasjon")]
    [InlineData("/invitasjon/hva-som-helst")]
    [InlineData("/invitasjon/vest.finnes-ikke")]
    [InlineData("/invitasjon/..%2Fvest.x")]
    public async Task A_link_that_belongs_to_no_invitation_is_a_plain_page(string address)
    {
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync(address);

        Assert.Equal((HttpStatusCode.OK, "/invitasjon"), (browser.Response.StatusCode, browser.Page.AbsolutePath));
        Assert.Contains("Vi finner ikke invitasjonen", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_refuses_is_said_and_the_answers_are_kept()
    {
        Opened("pending", offered: true);
        _portal.Gateway.On($"POST {Vest}/invitations/acceptances", HttpStatusCode.Conflict, new { type = "/problems/role-already-given", title = "Rollen er allerede gitt", detail = "Du har den." });
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync($"/invitasjon/vest.{Token}");
        await browser.SendAsync(("name", "Kari <b>"), ("workEmail", ""));

        Assert.Contains("value=\"Kari &lt;b&gt;\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Ja, jeg tar imot rollen", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_downloads_what_is_held_about_oneself_and_is_erased()
    {
        var me = StableId.Of("actor/Kari");
        _portal.Gateway.On($"GET {Vest}/me", HttpStatusCode.OK, new { actor = me, label = "Kari", roles = Array.Empty<object>() });
        _portal.Gateway.On($"GET {Vest}/actors/{me}", HttpStatusCode.OK, new { id = me, kind = "person", label = "Kari Nordmann", workEmail = "kari@askoy.example" }, etag: "\"2\"");
        _portal.Gateway.On($"GET {Vest}/me/export", HttpStatusCode.OK, new { deployment = "vest", name = "Kari Nordmann" });
        _portal.Gateway.On($"POST {Vest}/actors/{me}/erasure", HttpStatusCode.OK, new { id = me });
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/mine-opplysninger/vest/fil");
        Assert.Equal("ksf-vest-mine-opplysninger.json", browser.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("\"name\": \"Kari Nordmann\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/mine-opplysninger/vest");
        Assert.Contains("Navn Kari Nordmann E-postadresse kari@askoy.example", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Er du registrert i flere regioner, sletter du deg i hver av dem.", browser.Words, StringComparison.Ordinal);
        var form = browser.Form();
        _portal.Gateway.On($"GET {Vest}/me", HttpStatusCode.OK, new { actor = me, label = "Kari", roles = Array.Empty<object>() });
        await browser.SendAsync(form, ("reason", "Jeg slutter."));

        Assert.Equal("/mine-opplysninger/vest?slettet", browser.Page.PathAndQuery);
        Assert.Contains("Jeg slutter.", Assert.Single(_portal.Gateway.Posted).Body, StringComparison.Ordinal);
    }

    private static object Sent(string status, params string[] actions) => new
    {
        id = Id,
        email = "kari@askoy.example",
        organisation = Askoy,
        role = "rd-contact",
        from = (string?)null,
        to = (string?)null,
        language = "bokmal",
        status,
        invitedBy = "Ola Administrator",
        sentAt = "2026-11-25T12:00:00Z",
        expiresAt = "2026-12-09T12:00:00Z",
        acceptedBy = (string?)null,
        link = $"https://ksf.example.no/invitasjon/vest.{Token}",
        actions,
    };

    private static object Askoy => new { id = StableId.Of("municipality/4627"), kind = "municipality", name = "Askøy", number = "4627" };

    private void Opened(string status, bool offered, bool byYou = false) => _portal.Gateway.On($"GET {Vest}/invitations/opened", (request, _) => Task.FromResult(
        request.Headers.TryGetValues("Invitation-Token", out var tokens) && tokens.Single() == Token
            ? new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = System.Net.Http.Json.JsonContent.Create(new
                {
                    status,
                    acceptedByYou = byYou,
                    offer = offered
                        ? new { organisation = Askoy, role = "rd-contact", invitedBy = "Ola Administrator", sentTo = "k…@askoy.example", expiresAt = "2026-12-09T12:00:00Z" }
                        : null,
                }),
            }
            : new HttpResponseMessage(HttpStatusCode.NotFound)));

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
