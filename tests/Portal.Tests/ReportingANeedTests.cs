using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

public sealed partial class ReportingANeedTests : IAsyncLifetime
{
    private const string Page = "/for/vest/4627/meld-behov";
    private const string Needs = "/vest/knowledge/v1/needs";

    private static readonly (string, string)[] Typed =
    [
        ("title", "Velferdsteknologi ved demens"),
        ("question", "Virker GPS?"),
        ("background", "Ny avtale neste år."),
        ("serviceArea", "health-and-care"),
    ];

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task A_contact_reports_a_need_and_sees_it()
    {
        Answers(ScriptedGateway.Need("Velferdsteknologi <ved> demens"));
        var browser = await OpenFormAsync();

        await browser.SendReviewedAsync(Typed);

        Assert.Equal("/behov/vest-2026-17?meldt", browser.Page.PathAndQuery);
        Assert.Contains("Behovet er meldt Nummeret er vest-2026-17 Hva skjer nå? Alle kommuner i KSF kan se behovet, og tittelen er offentlig. Sekretariatet i KSF Vest vurderer behovet og svarer kommunen.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("På denne siden ser du hva som skjer videre. Vi sender ikke e-post ennå.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Velferdsteknologi <ved> demens", browser.Text, StringComparison.Ordinal);
        Assert.Single(browser.Words.Split("vest-2026-17").Skip(1));
        Assert.Contains("1. juli 2025 kl.\u00a000.30", browser.Text, StringComparison.Ordinal);
        using var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body);
        Assert.Equal("4627", sent.RootElement.GetProperty("organisation").GetString());
        Assert.Equal("health-and-care", sent.RootElement.GetProperty("serviceArea").GetString());
    }

    [Fact]
    public async Task What_is_to_be_sent_is_checked_by_the_service_and_read_over_first()
    {
        Answers(ScriptedGateway.Need());
        var browser = await OpenFormAsync();

        await browser.SendAsync(Typed);

        Assert.Single(_portal.Gateway.Checked);
        Assert.Empty(_portal.Gateway.Posted);
        Assert.Matches("<h1[^>]*>Se over før du melder</h1>", WebUtility.HtmlDecode(browser.Html));
        Assert.Contains("Ingenting er sendt ennå", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Hva trenger dere å vite? Virker GPS? Alle som har en rolle i KSF, kan lese dette. Endre «Hva trenger dere å vite?»", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Tjenesteområde Helse og omsorg Offentlig: Alle kan lese dette. Endre", browser.Words, StringComparison.Ordinal);
        Assert.Equal($"{Page}?se-over=ja", browser.Page.PathAndQuery);
        Assert.Contains($"href=\"{Page}#question\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync(Page);
        AssertStillTyped(browser);
        await browser.SendReviewedAsync(Typed);

        Assert.EndsWith("?meldt", browser.Page.PathAndQuery, StringComparison.Ordinal);
        Assert.Single(_portal.Gateway.Posted);
    }

    [Fact]
    public async Task When_it_cannot_be_checked_nothing_is_sent_and_the_draft_is_kept()
    {
        _portal.Gateway.On($"POST {Needs} dry", (_, _) => throw new HttpRequestException("down"));
        var browser = await OpenFormAsync();

        await browser.SendAsync(Typed);
        Assert.Contains("Ingenting er sendt, og det du har skrevet, er lagret som kladd", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync(Page);

        AssertStillTyped(browser);
        Assert.Empty(_portal.Gateway.Posted);
    }

    [Theory]
    [InlineData("culture,schools")]
    [InlineData("HealthAndCare")]
    [InlineData("0")]
    [InlineData(" health-and-care")]
    public async Task An_area_that_is_none_is_not_sent(string area)
    {
        _portal.Gateway.On($"POST {Needs}", HttpStatusCode.UnprocessableEntity, new { type = "/problems/invalid-fields", title = "Noe må rettes", status = 422 });
        var browser = await OpenFormAsync();

        await browser.SendReviewedAsync([.. Typed[..3], ("serviceArea", area)]);

        using var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body);
        Assert.False(sent.RootElement.TryGetProperty("serviceArea", out var value) && value.ValueKind != JsonValueKind.Null, sent.RootElement.ToString());
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        _portal.Gateway.On($"POST {Needs} dry", HttpStatusCode.UnprocessableEntity, new
        {
            type = "/problems/invalid-fields",
            title = "Noe må rettes",
            status = 422,
            errors = new[] { new { pointer = "/title", detail = "Høyst 200 tegn." } },
        });
        var browser = await OpenFormAsync();

        await browser.SendAsync(Typed);

        Assert.Contains("<a class=\"ds-link\" href=\"#title\">Tittel: Høyst 200 tegn.</a>", browser.Html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"ds-validation-message\" id=\"title-error\">Høyst 200 tegn.</p>", browser.Html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"title-error title-hint title-warning\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("question-error", browser.Html, StringComparison.Ordinal);
        AssertStillTyped(browser);
    }

    [Theory]
    [InlineData("nb", "Skriv aldri noe om en pasient, bruker eller annen enkeltperson.")]
    [InlineData("nn", "Skriv aldri noko om ein pasient, brukar eller annan enkeltperson.")]
    [InlineData("en", "Never write anything about a patient, a user of services or any other individual.")]
    public async Task Each_free_text_field_warns_against_writing_about_a_person(string language, string warning)
    {
        var browser = await _portal.SignInAsync();
        await browser.OpenAsync($"/sprak/{language}?tilbake={Page}");

        var form = browser.Html[browser.Html.IndexOf("<main", StringComparison.Ordinal)..];
        var fields = FreeTextFields().Matches(form).Select(field => field.Groups["id"].Value).ToList();

        Assert.Equal(["title", "question", "background"], fields);
        Assert.Each(fields, field =>
        {
            Assert.Matches($"<(input|textarea)[^>]* id=\"{field}\"[^>]* aria-describedby=\"[^\"]*{field}-warning\"", browser.Html);
            Assert.Contains($"id=\"{field}-warning\">{warning}<", browser.Html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_same_form_sent_twice_has_the_same_key_and_a_new_form_another()
    {
        Answers(ScriptedGateway.Need());
        var browser = await OpenFormAsync();
        await browser.SendAsync(Typed);
        var review = browser.Form();

        await browser.SendAsync(review);
        await browser.SendAsync(review);
        await browser.OpenAsync(Page);
        await browser.SendReviewedAsync(Typed);

        var keys = _portal.Gateway.Posted.ConvertAll(post => post.Key);
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-key-of-ours")]
    [InlineData("two\nlines")]
    [InlineData("0192f000-0000-7000-8000-000000000000\r\nX-Other: header")]
    public async Task A_key_that_is_no_key_of_the_forms_is_replaced(string key)
    {
        Answers(ScriptedGateway.Need());
        var browser = await OpenFormAsync();
        var form = browser.Form();

        await browser.SendAsync(form.With("_key", key), Typed);
        await browser.SendAsync();

        Assert.EndsWith("?meldt", browser.Page.PathAndQuery, StringComparison.Ordinal);
        Assert.True(Guid.TryParseExact(Assert.Single(_portal.Gateway.Posted).Key, "D", out _));
    }

    [Fact]
    public async Task A_key_with_a_newline_after_it_is_the_same_key()
    {
        Answers(ScriptedGateway.Need());
        var browser = await OpenFormAsync();
        var form = browser.Form();

        await browser.SendAsync(form.With("_key", form["_key"] + "\n"), Typed);
        await browser.SendAsync();

        Assert.Equal(form["_key"], Assert.Single(_portal.Gateway.Posted).Key);
    }

    [Fact]
    public async Task A_button_pressed_twice_waits_for_the_first_press()
    {
        var asked = 0;
        var need = ScriptedGateway.Need();
        Answers(need);
        var created = new HttpResponseMessage(HttpStatusCode.Created) { Content = System.Net.Http.Json.JsonContent.Create(need) };
        _portal.Gateway.On($"POST {Needs}", (_, _) => Task.FromResult(Interlocked.Increment(ref asked) < 3
            ? Problem(HttpStatusCode.Conflict, "/problems/idempotency-key-in-use")
            : created));
        var browser = await OpenFormAsync();

        await browser.SendReviewedAsync(Typed);

        Assert.EndsWith("?meldt", browser.Page.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Without_an_answer_the_person_is_told_and_may_safely_try_again()
    {
        _portal.Gateway.On($"POST {Needs}", (_, _) => throw new HttpRequestException("cut off"));
        var browser = await OpenFormAsync();

        await browser.SendReviewedAsync(Typed);
        Assert.Contains("Det blir aldri registrert to ganger", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Hva trenger dere å vite? Virker GPS?", browser.Words, StringComparison.Ordinal);
        await browser.SendAsync();

        Assert.Equal(2, _portal.Gateway.Posted.Count);
        Assert.Single(_portal.Gateway.Posted.DistinctBy(post => (post.Key, post.Body)));
        Assert.Single(_portal.Gateway.Checked);
    }

    [Fact]
    public async Task What_was_typed_survives_signing_in_again()
    {
        var browser = await OpenFormAsync();

        _portal.Time.Advance(TimeSpan.FromHours(2));
        await browser.SendAsync(Typed);

        Assert.Equal(Page, browser.Page.PathAndQuery);
        Assert.Contains("Det du skrev, er tatt vare på", browser.Text, StringComparison.Ordinal);
        AssertStillTyped(browser);
        Assert.Empty(_portal.Gateway.Posted);

    }

    [Fact]
    public async Task A_need_is_read_before_what_can_be_done_with_it_and_what_comes_is_said()
    {
        Answers(ScriptedGateway.Need());
        var browser = await _portal.SignInAsync();

        await browser.OpenAsync("/behov/vest-2026-17");

        Assert.Contains(
            "Dette trenger kommunen å vite Virker GPS? Hva skjer nå? Sekretariatet i KSF Vest vurderer behovet og svarer kommunen. "
            + "Endre behovet Trekk behovet Hva har skjedd, og hva kommer?", browser.Words, StringComparison.Ordinal);
        Assert.Single(browser.Words.Split("vest-2026-17 ").Skip(1));
        Assert.Contains("data-variant=\"secondary\" href=\"/behov/vest-2026-17/endre\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_withdrawal_leads_to_is_said_before_and_where_it_is_read_over()
    {
        Answers(ScriptedGateway.Need());
        var browser = await _portal.SignInAsync();
        const string said = "Dette kan ikke angres Ingen arbeider videre med behovet. Behovet kan fortsatt leses, og er merket som trukket.";

        await browser.OpenAsync("/behov/vest-2026-17/trekk");
        Assert.Contains(said, browser.Words, StringComparison.Ordinal);
        await browser.SendAsync(("reason", "Meldt to ganger."));

        Assert.Contains(said, browser.Words, StringComparison.Ordinal);
        Assert.Contains("Se over før du trekker", browser.Text, StringComparison.Ordinal);
        Assert.Contains("type=\"submit\" data-color=\"danger\">Trekk behovet", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused()
    {
        var browser = await OpenFormAsync();
        var form = browser.Form();

        await browser.SendAsync(form with { Hidden = [.. form.Hidden.Where(field => field.Name == "_handler")] }, Typed);

        Assert.Equal(HttpStatusCode.BadRequest, browser.Response.StatusCode);
        Assert.Contains("Vi kunne ikke ta imot skjemaet", browser.Text, StringComparison.Ordinal);
        Assert.Empty(_portal.Gateway.Posted);
    }

    [Fact]
    public async Task A_secretariat_is_not_offered_to_report()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/meld-behov");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
    }

    /// <summary>The service takes what is reported, and has it from then on.</summary>
    private void Answers(Dictionary<string, object?> need)
    {
        _portal.Gateway.On($"POST {Needs}", HttpStatusCode.Created, need);
        _portal.Gateway.On($"GET {Needs}/{need["number"]}", HttpStatusCode.OK, need);
    }

    [GeneratedRegex("<(?:textarea|input(?![^>]*type=\"hidden\"))[^>]* id=\"(?<id>[^\"]+)\"")]
    private static partial Regex FreeTextFields();

    private async Task<Browser> OpenFormAsync()
    {
        var browser = await _portal.SignInAsync();
        await browser.OpenAsync(Page);
        return browser;
    }

    private static void AssertStillTyped(Browser browser)
    {
        Assert.Contains("value=\"Velferdsteknologi ved demens\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains(">Virker GPS?</textarea>", browser.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"health-and-care\" selected", browser.Html, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Problem(HttpStatusCode status, string type) => new(status)
    {
        Content = new StringContent(JsonSerializer.Serialize(new { type, status = (int)status }), new System.Net.Http.Headers.MediaTypeHeaderValue("application/problem+json")),
    };

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
