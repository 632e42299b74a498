using System.Net;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

/// <summary>What is typed in a form is kept for the person alone until it is sent, also without JavaScript.</summary>
public sealed class DraftTests : IAsyncLifetime
{
    private const string Page = "/for/vest/4627/meld-behov";
    private const string Needs = "/vest/knowledge/v1/needs";
    private const string Kept = "Det du skrev, er tatt vare på";

    private static readonly (string, string)[] Typed = [("title", "Leksehjelp på nett"), ("question", "Virker det?"), ("serviceArea", "school")];

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_saved_draft_is_there_in_another_browser_and_can_be_deleted()
    {
        var browser = await OpenFormAsync();
        Assert.Contains("Den slettes når skjemaet er sendt, eller når den har ligget urørt i 30 dager", browser.Text, StringComparison.Ordinal);

        await browser.PressAsync("/kladd", Typed);
        var elsewhere = await OpenFormAsync();

        Assert.Contains(Kept, elsewhere.Text, StringComparison.Ordinal);
        AssertTyped(elsewhere);
        await elsewhere.PressAsync("/kladd/slett");
        Assert.DoesNotContain("Leksehjelp", elsewhere.Html, StringComparison.Ordinal);
        Assert.Empty(_portal.Gateway.Posted);
    }

    [Theory]
    [InlineData("nn", "Det du skreiv, er teke vare på")]
    [InlineData("en", "What you wrote has been kept")]
    public async Task A_change_of_language_in_the_middle_of_a_form_empties_nothing(string language, string kept)
    {
        var browser = await OpenFormAsync();

        await browser.PressAsync("/sprak", [.. Typed, ("_sprak", language)]);

        Assert.Equal(Page, browser.Page.AbsolutePath);
        Assert.Contains($"<html lang=\"{language}\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains(kept, browser.Text, StringComparison.Ordinal);
        AssertTyped(browser);
    }

    [Fact]
    public async Task A_lost_session_loses_nothing_and_shows_nothing_to_another_person()
    {
        var browser = await OpenFormAsync();
        var form = browser.Form();
        browser.LoseCookies("ksf_session");

        await browser.SendAsync(form, Typed);
        // The issuer still knows who it is, and leads back to the form.
        Assert.Equal(Page, browser.Page.AbsolutePath);
        Assert.Contains(Kept, browser.Text, StringComparison.Ordinal);
        AssertTyped(browser);
        Assert.Empty(_portal.Gateway.Posted);

        var another = await _portal.SignInAsync("bergen-fou");
        await another.OpenAsync(Page);
        Assert.DoesNotContain("Leksehjelp", another.Html, StringComparison.Ordinal);

        AssertTyped(await OpenFormAsync());
    }

    [Fact]
    public async Task A_form_with_a_ticket_that_somebody_made_up_saves_nothing()
    {
        var browser = await OpenFormAsync();
        var form = browser.Form();

        await browser.SendAsync(
            form.With("_ticket", "CfDJ8made-up") with { Target = new Uri(_portal.Url, "/kladd") }, Typed);

        Assert.Equal(HttpStatusCode.BadRequest, browser.Response.StatusCode);
        Assert.Equal([0L], await _portal.QueryAsync<long>("select count(*) from drafts"));
    }

    [Fact]
    public async Task A_request_that_times_out_is_kept_with_its_key_and_what_is_sent_leaves_no_draft()
    {
        _portal.Gateway.On($"POST {Needs}", (_, _) => throw new HttpRequestException("cut off"));
        var browser = await OpenFormAsync();
        await browser.SendReviewedAsync(Typed);
        _portal.Gateway.On($"POST {Needs}", HttpStatusCode.Created, ScriptedGateway.Need());
        _portal.Gateway.On($"GET {Needs}/vest-2026-17", HttpStatusCode.OK, ScriptedGateway.Need());

        var elsewhere = await OpenFormAsync();
        AssertTyped(elsewhere);
        await elsewhere.SendReviewedAsync(Typed);

        Assert.Equal(2, _portal.Gateway.Posted.Count);
        Assert.Single(_portal.Gateway.Posted.DistinctBy(post => post.Key));
        await elsewhere.OpenAsync(Page);
        Assert.DoesNotContain("Leksehjelp", elsewhere.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_comes_after_the_form_was_sent_brings_nothing_back()
    {
        _portal.Gateway.On($"POST {Needs}", HttpStatusCode.Created, ScriptedGateway.Need());
        _portal.Gateway.On($"GET {Needs}/vest-2026-17", HttpStatusCode.OK, ScriptedGateway.Need());
        var browser = await OpenFormAsync();
        var form = browser.Form();

        await browser.SendReviewedAsync(Typed);
        await browser.SendAsync(form with { Target = new Uri(_portal.Url, "/kladd") }, Typed);

        await browser.OpenAsync(Page);
        Assert.DoesNotContain("Leksehjelp", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_thirty_days_it_is_gone()
    {
        var browser = await OpenFormAsync();
        await browser.PressAsync("/kladd", Typed);

        _portal.Time.Advance(TimeSpan.FromDays(31));
        var later = await OpenFormAsync();

        Assert.DoesNotContain("Leksehjelp", later.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_cannot_be_read_in_the_database()
    {
        var browser = await OpenFormAsync();
        await browser.PressAsync("/kladd", Typed);

        var stored = Assert.Single(await _portal.QueryAsync<string>("select encode(content, 'escape') || ' ' || form from drafts"));

        Assert.DoesNotContain("Leksehjelp", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("askoy", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_need_sees_what_the_first_wrote_and_keeps_theirs()
    {
        AnswerVersion("\"1\"", ScriptedGateway.Need());
        var browser = await _portal.SignInAsync();
        await browser.OpenAsync("/behov/vest-2026-17/endre");
        AnswerVersion("\"2\"", ScriptedGateway.Need("Det den første skrev"));
        _portal.Gateway.On($"PUT {Needs}/{ScriptedGateway.Need()["id"]}", HttpStatusCode.PreconditionFailed, new { type = "/problems/outdated", title = "Utdatert", status = 412 });

        await browser.SendAsync(("title", "Det den andre skrev"), ("question", "Virker GPS?"), ("background", ""), ("serviceArea", "health-and-care"));

        Assert.Contains("Noen andre endret dette mens du skrev", browser.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Det den andre skrev\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Den andre skrev: Det den første skrev", browser.Words, StringComparison.Ordinal);
        Assert.Contains("name=\"_version\" value=\"&quot;2&quot;\"", browser.Html, StringComparison.Ordinal);
    }

    private void AnswerVersion(string etag, Dictionary<string, object?> need) => _portal.Gateway.On($"GET {Needs}/{need["number"]}", (_, _) =>
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = System.Net.Http.Json.JsonContent.Create(need) };
        answer.Headers.ETag = new(etag);
        return Task.FromResult(answer);
    });

    private async Task<Browser> OpenFormAsync()
    {
        var browser = await _portal.SignInAsync();
        await browser.OpenAsync(Page);
        return browser;
    }

    private static void AssertTyped(Browser browser) => Assert.Each(
        ["value=\"Leksehjelp på nett\"", ">Virker det?</textarea>", "<option value=\"school\" selected"],
        typed => Assert.Contains(typed, browser.Html, StringComparison.Ordinal));

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
