using System.Net;
using Ksf.TestKit;

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
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "x", "colour": {{colour}} }""");

        Assert.Equal(("/colour", "Skal være en av: red, dark-blue."), (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).OnlyError());
    }

    [Fact]
    public async Task A_choice_is_written_as_it_is_read()
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", """{ "title": "x", "colour": "dark-blue", "day": "2024-02-29" }""");

        var note = await answer.JsonAsync();
        Assert.Equal(("dark-blue", "2024-02-29"), (note.Text("colour"), note.Text("day")));
    }

    [Fact]
    public async Task A_stored_value_without_a_name_does_not_make_a_list_unreadable() =>
        Assert.Equal("""{"colours":["dark-blue","17"]}""", (await notes.Http.ReadAsync("/v1/notes/stored-badly")).GetRawText());

    [Theory]
    [InlineData("\"02.03.2021\"")]
    [InlineData("\"2021-3-2\"")]
    [InlineData("\"2021-02-30\"")]
    [InlineData("\"2021-03-02T00:00:00\"")]
    [InlineData("20210302")]
    public async Task A_date_is_of_ISO_8601(string day)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "x", "day": {{day}} }""", language: "en");

        Assert.Equal(("/day", "Must be a date that exists, written year-month-day, such as 2024-01-31."), (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).OnlyError());
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1899-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_date_is_one_that_somebody_can_mean(string day)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "x", "day": "{{day}}" }""");

        Assert.Equal(("/day", "Skal være en dato fra 1900-01-01 til 2199-12-31."), (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).OnlyError());
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2199-12-31")]
    public async Task The_first_and_the_last_day_are_taken(string day)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "x", "day": "{{day}}" }""");

        Assert.Equal(day, (await answer.JsonAsync()).Text("day"));
    }

    [Fact]
    public async Task A_list_has_at_most_500_items()
    {
        static string WithWords(int count) => $$"""{ "title": "x", "words": [{{string.Join(',', Enumerable.Repeat("\"a\"", count))}}] }""";
        static string WithParts(int count) => $$"""{ "title": "x", "parts": [{ "words": [] }, { "words": [{{string.Join(',', Enumerable.Repeat("\"a\"", count))}}] }] }""";
        using var most = await notes.Http.PostTextAsync("/v1/notes", WithWords(500));
        using var more = await notes.Http.PostTextAsync("/v1/notes", WithWords(501));
        using var inside = await notes.Http.PostTextAsync("/v1/notes", WithParts(501));

        await most.HasStatusAsync(HttpStatusCode.OK);
        Assert.Equal(("/words", "Høyst 500 her; du har sendt 501."), (await more.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError());
        Assert.Equal(("/parts/1/words", "Høyst 500 her; du har sendt 501."), (await inside.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError());
    }

    [Theory]
    [InlineData(50, 50, "/words/49", "Skriv et ord.")]
    [InlineData(51, 50, "", "Og 2 feil til. Rett disse først.")]
    [InlineData(500, 50, "", "Og 451 feil til. Rett disse først.")]
    public async Task A_problem_lists_at_most_50_errors(int wrong, int listed, string pointer, string last)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "x", "words": [{{string.Join(',', Enumerable.Repeat("\"\"", wrong))}}] }""");

        var errors = (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors();
        Assert.Equal((listed, last), (errors.Count, errors[pointer]));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    public async Task An_id_is_a_UUID(string id)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "x", "about": {{id}} }""");

        Assert.Equal(("/about", "Skal være en id (UUID)."), (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).OnlyError());
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
    [InlineData("""{ "a'].b": "x" }""", "/a'].b", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "a'].b['c~": "x" }""", "/a'].b['c~0", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "title": "x", "parts": [{}, { "a'].b": 1 }] }""", "/parts/1/a'].b", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    [InlineData("""{ "title": 7 }""", "/title", "Skal være en tekst.")]
    [InlineData("""{ "title": "x", "words": ["a", 7] }""", "/words/1", "Skal være en tekst.")]
    [InlineData("""{ "title": "x", "number": "many" }""", "/number", "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.")]
    public async Task What_cannot_be_read_is_told_at_its_place_in_the_callers_language(string body, string pointer, string detail)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", body);

        Assert.Equal((pointer, detail), (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).OnlyError());
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("application/json; charset=bogus")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_is_JSON_in_UTF_8(string contentType)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", """{ "title": "x" }""", contentType);

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("application/merge-patch+json")]
    public async Task Which_can_be_said(string contentType)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", """{ "title": "x" }""", contentType);

        await answer.HasStatusAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("gzip", "nb", "Innholdet er pakket (gzip). Send det uten «Content-Encoding».")]
    [InlineData("identity, br", "nn", "Innhaldet er pakka (identity, br). Send det utan «Content-Encoding».")]
    public async Task A_body_is_sent_uncompressed(string encoding, string language, string detail)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/notes", UriKind.Relative)) { Content = new ByteArrayContent([0x1f, 0x8b]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        request.Headers.Add("Accept-Language", language);

        using var answer = await notes.Http.SendAsync(request);

        Assert.Equal(detail, (await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "compressed-body")).Text("detail"));
    }

    [Theory]
    [InlineData("title", "/title")]
    [InlineData("text", "/text")]
    public async Task NUL_is_refused_at_its_field(string field, string pointer)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "{{field}}": "a\u0000b" }""");

        Assert.Equal((pointer, "Har et tegn som ikke kan lagres (U+0000). Fjern det."), (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).OnlyError());
    }

    [Theory]
    [InlineData(@"\u200b\u2060\ufeff")]
    [InlineData(@"\u00a0\u202f\u3000")]
    [InlineData(@"\u00ad\u034f\u3164\u2800\uffa0")]
    [InlineData(@"\udb40\udc41\udb40\udc7f")]
    [InlineData(@"\u202e\u2066\u200f")]
    [InlineData(@"\n\t ")]
    [InlineData(@"\u0301")]
    [InlineData(@"\ue000\udbff\udffd")]
    [InlineData(@"\u0301 \ue000\u20dd")]
    public async Task A_title_that_cannot_be_seen_is_no_title(string title)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "{{title}}" }""", language: "nn");

        Assert.Equal(("/title", "Skriv ein tittel."), (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError());
    }

    [Theory]
    [InlineData("  Fall hos eldre\\u00a0", "Fall hos eldre")]
    [InlineData("Fall\\u202e erdle soh", "Fall erdle soh")]
    [InlineData("A\\u030askøy", "Åskøy")]
    [InlineData("Kom\\u00admune\\u200b", "Kommune")]
    [InlineData("A\\u200b\\u030a", "Å")]
    public async Task A_text_is_kept_in_the_form_in_which_it_is_seen(string sent, string kept)
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", $$"""{ "title": "{{sent}}" }""");

        Assert.Contains($"\"title\":\"{kept}\"", await answer.HasStatusAsync(HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_has_lines_and_a_title_has_one()
    {
        using var taken = await notes.Http.PostTextAsync("/v1/notes", """{ "title": "x", "text": "én\r\nto\u2028tre\n\tfire" }""");
        using var refused = await notes.Http.PostTextAsync("/v1/notes", """{ "title": "én\nto" }""");

        Assert.Equal("én\nto\ntre\n\tfire", (await taken.JsonAsync()).Text("text"));
        Assert.Equal(("/title", "Skriv dette på én linje."), (await refused.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError());
    }

    [Fact]
    public async Task An_identity_number_is_found_in_disguise()
    {
        using var answer = await notes.Http.PostTextAsync("/v1/notes", """{ "title": "x", "text": "Bruker \uff10\uff11\uff10\uff11\uff10\uff17\u202f\u200b/50160" }""");

        var (_, detail) = (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError();
        Assert.Contains("fødselsnummer", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_are_written_as_they_are_and_what_means_something_in_HTML_is_not()
    {
        using var note = await notes.Http.PostTextAsync("/v1/notes", """{ "title": "Ærøskøbing på ŋ <script>" }""");
        using var problem = await notes.Http.PostTextAsync("/v1/notes", "{");

        Assert.Contains("Ærøskøbing på ŋ \\u003Cscript\\u003E", await note.HasStatusAsync(HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Contains("«errors»", await problem.HasStatusAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
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
        {
            using var answer = await notes.Http.PostTextAsync("/v1/notes", body);
            await answer.HasStatusAsync(HttpStatusCode.BadRequest);
        }
        using var fault = await notes.Http.PostTextAsync("/v1/notes/fault", $$"""{ "title": "{{secret}}" }""");

        await fault.HasStatusAsync(HttpStatusCode.InternalServerError);
        Assert.Contains(notes.Log.All, line => line.Contains("A fault of ours.", StringComparison.Ordinal));
        Assert.DoesNotContain(notes.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
    }
}
