using System.Buffers.Text;
using System.Net;
using Ksf.TestKit;

namespace Ksf.ServiceDefaults.Tests.Requests;

public sealed class ParameterTests(NotesService notes) : IClassFixture<NotesService>
{
    [Theory]
    [InlineData("on=02.03.2021", "?on", "Skal være en dato som finnes, skrevet år-måned-dag, som 2024-01-31.")]
    [InlineData("on=2021-02-30", "?on", "Skal være en dato som finnes, skrevet år-måned-dag, som 2024-01-31.")]
    [InlineData("on=x", "?on", "Skal være en dato som finnes, skrevet år-måned-dag, som 2024-01-31.")]
    [InlineData("on=%202021-02-03", "?on", "Skal være en dato som finnes, skrevet år-måned-dag, som 2024-01-31.")]
    [InlineData("colour=Red", "?colour", "Skal være en av: red, dark-blue.")]
    [InlineData("colour=1", "?colour", "Skal være en av: red, dark-blue.")]
    [InlineData("colour=red,dark-blue", "?colour", "Skal være en av: red, dark-blue.")]
    [InlineData("limit=abc", "?limit", "Skal være et heltall.")]
    [InlineData("limit=99999999999", "?limit", "Skal være et heltall.")]
    [InlineData("id=7", "?id", "Skal være en id (UUID).")]
    [InlineData("new=ja", "?new", "Skal være «true» eller «false».")]
    [InlineData("text=a%00b", "?text", "Har et tegn som ikke kan lagres (U+0000). Fjern det.")]
    [InlineData("unknown=%00", "?unknown", "Har et tegn som ikke kan lagres (U+0000). Fjern det.")]
    public async Task What_cannot_be_read_is_told_at_its_parameter_in_the_callers_language(string query, string pointer, string detail)
    {
        var problem = await notes.Http.ReadProblemAsync($"/v1/notes?{query}", HttpStatusCode.UnprocessableEntity, "invalid-fields");

        Assert.Equal((pointer, detail), problem.OnlyError());
    }

    [Theory]
    [InlineData("nn", "Skal vere eit heiltal.")]
    [InlineData("en", "Must be a whole number.")]
    public async Task Also_in_a_header_and_in_every_language(string language, string detail)
    {
        using var client = new HttpClient { BaseAddress = notes.Http.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Number", "many");

        var problem = await client.ReadProblemAsync("/v1/notes", HttpStatusCode.UnprocessableEntity, "invalid-fields", language);

        Assert.Equal(("X-Number", detail), problem.OnlyError());
    }

    [Fact]
    public async Task What_must_be_given_and_is_not_is_told()
    {
        var problem = await notes.Http.ReadProblemAsync("/v1/notes/needed", HttpStatusCode.UnprocessableEntity, "invalid-fields");

        Assert.Equal(("?word", "Dette må være med."), problem.OnlyError());
    }

    [Fact]
    public async Task What_can_be_read_is() => Assert.Equal(
        """{"on":"2021-03-02","colour":"dark-blue","limit":3,"text":"æ"}""",
        (await notes.Http.ReadAsync("/v1/notes?on=2021-03-02&colour=dark-blue&limit=3&text=%C3%A6")).GetRawText());

    [Theory]
    [InlineData("\"a\\u0000\"")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task A_cursor_that_was_not_given_out_is_refused(string json)
    {
        var cursor = Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json));

        var problem = await notes.Http.ReadProblemAsync($"/v1/notes/page?after={cursor}", HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["?after"], problem.Errors().Keys);
    }

    [Theory]
    [InlineData(400, "unreadable-request")]
    [InlineData(401, "not-signed-in")]
    [InlineData(402, "refused")]
    [InlineData(403, "missing-scope")]
    [InlineData(404, "not-found")]
    [InlineData(405, "method-not-allowed")]
    [InlineData(408, "refused")]
    [InlineData(411, "refused")]
    [InlineData(413, "too-large")]
    [InlineData(414, "refused")]
    [InlineData(415, "unsupported-media-type")]
    [InlineData(429, "refused")]
    [InlineData(431, "refused")]
    [InlineData(501, "unexpected")]
    [InlineData(503, "unavailable")]
    public async Task A_refusal_without_a_word_gets_one(int status, string slug)
    {
        var problem = await notes.Http.ReadProblemAsync($"/v1/notes/status/{status}", (HttpStatusCode)status, slug, "en");

        Assert.NotEmpty(problem.Text("detail"));
        Assert.Equal($"/v1/notes/status/{status}", problem.Text("instance"));
    }

    [Theory]
    [InlineData("/v1/notes?limit=3", 200)]
    [InlineData("/v1/notes?limit=abc", 422)]
    [InlineData("/v1/nothing-here", 404)]
    [InlineData("/health/live", 200)]
    [InlineData("/v1/notes/fault", 405)]
    public async Task HEAD_is_answered_as_GET_without_the_body(string address, int status)
    {
        using var get = await notes.Http.GetAsync(new Uri(address, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await notes.Http.SendAsync(request);

        Assert.Equal((status, status), ((int)get.StatusCode, (int)head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }
}
