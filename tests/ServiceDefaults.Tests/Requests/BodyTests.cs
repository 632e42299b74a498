using System.Text.Json;

namespace Ksf.ServiceDefaults.Tests.Requests;

public sealed class BodyTests(NotesService notes) : IClassFixture<NotesService>
{
    [Theory]
    [InlineData("\"red,dark-blue\"")]
    [InlineData("\"red, dark-blue\"")]
    [InlineData("\"Red\"")]
    [InlineData("\"darkBlue\"")]
    [InlineData("\"DARK-BLUE\"")]
    [InlineData("\"1\"")]
    [InlineData("1")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    public async Task A_choice_is_one_exact_name_and_anything_else_is_answered_with_the_names(string colour)
    {
        var (status, text) = await notes.SendAsync($$"""{ "title": "x", "colour": {{colour}} }""");

        Assert.Equal(400, status);
        Assert.Equal(("/problems/unreadable-body", "/colour", "Skal være en av: red, dark-blue."), Answered.Problem(text));
    }

    [Fact]
    public async Task A_choice_is_written_as_it_is_read()
    {
        var (status, text) = await notes.SendAsync("""{ "title": "x", "colour": "dark-blue", "day": "2024-02-29" }""");

        Assert.Equal(200, status);
        Assert.Equal("dark-blue", JsonDocument.Parse(text).RootElement.GetProperty("colour").GetString());
        Assert.Equal("2024-02-29", JsonDocument.Parse(text).RootElement.GetProperty("day").GetString());
    }

    [Fact]
    public async Task A_stored_value_without_a_name_does_not_make_a_list_unreadable() =>
        Assert.Equal((200, """{"colours":["dark-blue","17"]}"""), await notes.AskAsync("/v1/notes/stored-badly"));

    [Theory]
    [InlineData("\"02.03.2021\"")]
    [InlineData("\"2021-3-2\"")]
    [InlineData("\"2021-02-30\"")]
    [InlineData("\"2021-03-02T00:00:00\"")]
    [InlineData("20210302")]
    public async Task A_date_is_of_ISO_8601(string day)
    {
        var (status, text) = await notes.SendAsync($$"""{ "title": "x", "day": {{day}} }""", language: "en");

        Assert.Equal(400, status);
        Assert.Equal(
            ("/problems/unreadable-body", "/day", "Must be a date that exists, written year-month-day, such as 2024-01-31."), Answered.Problem(text));
    }

    [Theory]
    [InlineData("", "", "Innholdet mangler.")]
    [InlineData("null", "", "Innholdet mangler.")]
    [InlineData("{", "", "Innholdet er ikke gyldig JSON.")]
    [InlineData("""{ "title": "a\ud800b" }""", "/title", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "title": "x", "title": "y" }""", "/title", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "title": "x", "Title": "y" }""", "/Title", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "titel": "x" }""", "/titel", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "a.b/c]": "x" }""", "/a.b~1c]", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "title": 7 }""", "/title", "Skal være en tekst.")]
    [InlineData("""{ "title": "x", "words": ["a", 7] }""", "/words/1", "Skal være en tekst.")]
    [InlineData("""{ "title": "x", "number": "many" }""", "/number", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    public async Task What_cannot_be_read_is_told_at_its_place_in_the_callers_language(string body, string pointer, string detail)
    {
        var (status, text) = await notes.SendAsync(body);

        Assert.Equal(400, status);
        Assert.Equal(("/problems/unreadable-body", pointer, detail), Answered.Problem(text));
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("application/json; charset=bogus")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_is_JSON_in_UTF_8(string contentType)
    {
        var (status, text) = await notes.SendAsync("""{ "title": "x" }""", contentType);

        Assert.Equal((415, "/problems/unsupported-media-type"), (status, Answered.Problem(text).Type));
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/merge-patch+json")]
    public async Task Which_can_be_said(string contentType) => Assert.Equal(200, (await notes.SendAsync("""{ "title": "x" }""", contentType)).Status);

    [Theory]
    [InlineData("title", "/title")]
    [InlineData("text", "/text")]
    public async Task NUL_is_refused_at_its_field(string field, string pointer)
    {
        var (status, text) = await notes.SendAsync($$"""{ "{{field}}": "a\u0000b" }""");

        Assert.Equal(400, status);
        Assert.Equal(("/problems/unreadable-body", pointer, "Har et tegn som ikke kan lagres (U+0000). Fjern det."), Answered.Problem(text));
    }

    [Theory]
    [InlineData(@"\u200b\u2060\ufeff")]
    [InlineData(@"\u00a0\u202f\u3000")]
    [InlineData(@"\u00ad\u034f\u3164\u2800\uffa0")]
    [InlineData(@"\udb40\udc41\udb40\udc7f")]
    [InlineData(@"\u202e\u2066\u200f")]
    [InlineData(@"\n\t ")]
    public async Task A_title_that_cannot_be_seen_is_no_title(string title)
    {
        var (status, text) = await notes.SendAsync($$"""{ "title": "{{title}}" }""", language: "nn");

        Assert.Equal(422, status);
        Assert.Equal(("/problems/invalid-fields", "/title", "Skriv ein tittel."), Answered.Problem(text));
    }

    [Theory]
    [InlineData("  Fall hos eldre\\u00a0", "Fall hos eldre")]
    [InlineData("Fall\\u202e erdle soh", "Fall erdle soh")]
    [InlineData("A\\u030askøy", "Åskøy")]
    [InlineData("Kom\\u00admune\\u200b", "Kommune")]
    [InlineData("A\\u200b\\u030a", "Å")]
    public async Task A_text_is_kept_in_the_form_in_which_it_is_seen(string sent, string kept)
    {
        var (status, text) = await notes.SendAsync($$"""{ "title": "{{sent}}" }""");

        Assert.Equal(200, status);
        Assert.Contains($"\"title\":\"{kept}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_has_lines_and_a_title_has_one()
    {
        var (_, text) = await notes.SendAsync("""{ "title": "x", "text": "én\r\nto\u2028tre\n\tfire" }""");
        var (status, problem) = await notes.SendAsync("""{ "title": "én\nto" }""");

        Assert.Equal("én\nto\ntre\n\tfire", JsonDocument.Parse(text).RootElement.GetProperty("text").GetString());
        Assert.Equal(422, status);
        Assert.Equal(("/problems/invalid-fields", "/title", "Skriv dette på én linje."), Answered.Problem(problem));
    }

    [Fact]
    public async Task An_identity_number_is_found_in_disguise()
    {
        var (status, text) = await notes.SendAsync("""{ "title": "x", "text": "Bruker \uff10\uff11\uff10\uff11\uff10\uff17\u202f\u200b/50160" }""");

        Assert.Equal(422, status);
        Assert.Contains("fødselsnummer", Answered.Problem(text).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_are_written_as_they_are_and_what_means_something_in_HTML_is_not()
    {
        var (_, note) = await notes.SendAsync("""{ "title": "Ærøskøbing på ŋ <script>" }""");
        var (_, problem) = await notes.SendAsync("{");

        Assert.Contains("Ærøskøbing på ŋ \\u003Cscript\\u003E", note, StringComparison.Ordinal);
        Assert.Contains("«errors»", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_is_not_in_the_log()
    {
        const string secret = "hemmelighet";
        var bodies = new[]
        {
            $$"""{ "title": "{{secret}}", "{{secret}}": 1 }""", $$"""{ "title": "x", "colour": "{{secret}}" }""", $$"""{ "title": {{secret}} }""",
            $$"""{ "title": "{{secret}}\u0000" }""", $$"""{ "title": "x", "title": "{{secret}}" }""",
        };
        foreach (var body in bodies)
            Assert.Equal(400, (await notes.SendAsync(body)).Status);
        using var content = new StringContent($$"""{ "title": "{{secret}}" }""", System.Text.Encoding.UTF8, "application/json");
        using var fault = await notes.Http.PostAsync(new Uri("/v1/notes/fault", UriKind.Relative), content);

        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, fault.StatusCode);
        Assert.Contains(notes.Log.All, line => line.Contains("A fault of ours.", StringComparison.Ordinal));
        Assert.DoesNotContain(notes.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
    }
}
