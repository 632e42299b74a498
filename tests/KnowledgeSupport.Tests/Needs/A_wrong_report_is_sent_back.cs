using System.Net;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class A_wrong_report_is_sent_back(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Theory]
    [InlineData("nb", "Skriv en tittel.")]
    [InlineData("nn-NO,nb;q=0.5", "Skriv ein tittel.")]
    [InlineData("en-GB", "Write a title.")]
    [InlineData("de, fr;q=0.3", "Skriv en tittel.")]
    public async Task With_what_is_wrong_at_each_field_in_the_callers_language(string language, string expected)
    {
        var answer = await vest.Askoy.ReportAsync(new { organisation = "4627", title = "", question = "", serviceArea = "school" }, language: language);

        var errors = (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors();
        Assert.Equal(["/question", "/title"], errors.Keys.Order());
        Assert.Equal(expected, errors["/title"]);
    }

    [Fact]
    public async Task With_the_number_of_characters_when_a_text_is_too_long()
    {
        var answer = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: new string('a', 201)));

        Assert.Equal("Høyst 200 tegn; du har skrevet 201.", await OnlyErrorAsync(answer, "/title"));
    }

    [Theory]
    [InlineData("Gjelder bruker 01010750160.")]
    [InlineData("Se sak om 010107 50160")]
    [InlineData("Se sak om 010107/50160")]
    [InlineData("Se sak om 010107\u200b50160")]
    [InlineData("Se sak om 010107\u202f50160")]
    [InlineData("Se sak om ０１０１０７５０１６０")]
    public async Task When_it_has_something_that_looks_like_a_national_identity_number(string text)
    {
        var answer = await vest.Askoy.ReportAsync(NeedSteps.Falls(title: text));

        Assert.Contains("fødselsnummer", await OnlyErrorAsync(answer, "/title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_municipality_has_the_number()
    {
        var answer = await vest.Askoy.ReportAsync(NeedSteps.Falls("1247"));

        Assert.Contains("1247", await OnlyErrorAsync(answer, "/organisation"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("""{ "organisation": 4627 }""", "/organisation")]
    [InlineData("""{ "organisation": "4627", "servicearea": "nothing-we-know" }""", "/servicearea")]
    [InlineData("""{ "organisation": "4627", "titel": "x" }""", "/titel")]
    [InlineData("""{ "organisation": "4627", "serviceArea": "school,culture" }""", "/serviceArea")]
    [InlineData("""{ "organisation": "4627", "serviceArea": "transport-and-utilities,administration" }""", "/serviceArea")]
    [InlineData("""{ "organisation": "4627", "title": "a\u0000b" }""", "/title")]
    public async Task When_the_body_cannot_be_read_with_the_place_where_reading_stopped(string body, string pointer)
    {
        using var answer = await vest.Askoy.PostTextAsync("/v1/needs", body);

        Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).Errors().Keys);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_forged_one()
    {
        var none = await vest.Service.Anonymous.ReportAsync(NeedSteps.Falls());
        using var forger = vest.Service.Anonymous;
        await using var other = await TestIssuer.StartAsync();
        forger.DefaultRequestHeaders.Authorization = new("Bearer", other.Token(issuer: vest.Service.Issuer.Authority));
        var forged = await forger.ReportAsync(NeedSteps.Falls());

        await none.ProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await forged.ProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task From_somebody_without_a_role_or_with_a_role_elsewhere()
    {
        var stranger = await vest.Service.With("stranger").ReportAsync(NeedSteps.Falls());
        var neighbour = await vest.Bergen.ReportAsync(NeedSteps.Falls("4627"));

        await stranger.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        await neighbour.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task Without_an_idempotency_key()
    {
        using var answer = await vest.Askoy.ChangeAsync(HttpMethod.Post, "/v1/needs", ifMatch: null, NeedSteps.Falls());

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-missing");
    }

    [Fact]
    public async Task With_an_idempotency_key_that_is_too_long()
    {
        var answer = await vest.Askoy.ReportAsync(NeedSteps.Falls(), key: new string('k', 101));

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-too-long");
    }

    [Theory]
    [InlineData("/v1/needs?limit=0", "?limit")]
    [InlineData("/v1/needs?limit=201", "?limit")]
    [InlineData("/v1/needs?after=nonsense", "?after")]
    [InlineData("/v1/needs?after=bm9uc2Vuc2U", "?after")]
    [InlineData("/v1/needs?after=e30", "?after")]
    [InlineData("/v1/needs?after=eyJOdW1iZXIiOiI5IiwiWCI6MX0", "?after")]
    [InlineData("/v1/needs?limit=abc", "?limit")]
    [InlineData("/v1/needs?cluster=4627", "?cluster")]
    [InlineData("/v1/needs?organisation=46%0027", "?organisation")]
    public async Task A_list_says_which_parameter_is_wrong(string address, string pointer)
    {
        var problem = await vest.Askoy.ReadProblemAsync(address, HttpStatusCode.UnprocessableEntity);

        Assert.Equal([pointer], problem.Errors().Keys);
    }

    [Theory]
    [InlineData("/v1/needs/0192f000-0000-7000-8000-000000000000")]
    [InlineData("/v1/needs/not-an-id")]
    [InlineData("/v1/nothing-here")]
    public Task What_is_not_there_is_said_in_a_problem_document(string address) =>
        vest.Askoy.ReadProblemAsync(address, HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Another_method_or_content_type_is_said_in_a_problem_document()
    {
        var method = await vest.Askoy.DeleteAsync("/v1/needs");
        using var xml = await vest.Askoy.PostTextAsync("/v1/needs", "<need/>", "text/xml");

        await method.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        await xml.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    private static async Task<string> OnlyErrorAsync(HttpResponseMessage answer, string pointer)
    {
        var error = (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError();
        Assert.Equal(pointer, error.Pointer);
        return error.Detail;
    }
}
