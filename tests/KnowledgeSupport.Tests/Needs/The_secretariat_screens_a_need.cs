using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.KnowledgeSupport.Tests.Endorsements;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class The_secretariat_screens_a_need(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task And_the_proposer_sees_state_handler_and_when_to_expect_an_answer_all_the_way()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        Assert.Equal(["take", "ask", "screen", "decline"], Actions(await vest.Secretariat.ReadAsync(address)));

        await DoAsync(vest.Secretariat, address, "handling", 1, new { expectedBy = InDays(14) });
        var taken = await vest.Askoy.ReadAsync(address);
        Assert.Equal(("submitted", "KSF Vest", InDays(14)), (taken.Text("status"), taken.GetProperty("handler").Text("name"), taken.Text("expectedBy")));

        await DoAsync(vest.Secretariat, address, "questions", 2, new { question = "Gjelder det også sykehjem?", answerBy = InDays(7) });
        var asked = await vest.Askoy.ReadAsync(address);
        Assert.Equal(("clarifying", "Askøy", InDays(7)), (asked.Text("status"), asked.GetProperty("handler").Text("name"), asked.Text("expectedBy")));
        Assert.Equal(["revise", "answer", "withdraw"], Actions(asked));

        await DoAsync(vest.Askoy, address, "answers", 3, new { answer = "Nei, bare hjemme." });
        await DoAsync(vest.Secretariat, address, "screening", 4, new { reason = "Klart spørsmål, flere har det.", expectedBy = InDays(30) });
        var screened = await vest.Askoy.ReadAsync(address);

        Assert.Equal(("screened", "KSF Vest", InDays(30)), (screened.Text("status"), screened.GetProperty("handler").Text("name"), screened.Text("expectedBy")));
        Assert.Equal(
            ["asked: Gjelder det også sykehjem?", "answered: Nei, bare hjemme.", "screened: Klart spørsmål, flere har det."],
            screened.Items("remarks").Select(remark => $"{remark.Text("verb")}: {remark.Text("text")}"));
        Assert.Equal(["submitted", "taken", "asked", "answered", "screened"], screened.Items("steps").Select(step => step.Text("verb")));
        Assert.Equal(["withdraw"], Actions(screened));
    }

    [Fact]
    public async Task And_anyone_sees_state_handler_and_day_but_not_what_was_written()
    {
        var number = await vest.ReportedByAskoyAsync();
        var address = $"/v1/needs/{(await vest.Askoy.ReadAsync($"/v1/needs/{number}")).Text("id")}";
        await DoAsync(vest.Secretariat, address, "decline", 1, new { reason = "Handler om én bruker.", offeredHelp = "Ring oss, så finner vi spørsmålet sammen." });

        var known = await Poll.UntilAsync(
            () => vest.Service.Anonymous.ReadAsync($"/v1/public/needs/{number}"), need => need.Text("status") == "declined", TimeSpan.FromSeconds(20));
        var told = await vest.Service.QueryAsync<string>("select body from platform.outbox where subject = $1 and sequence = 2", address[4..]);

        Assert.DoesNotContain("én bruker", known.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("én bruker", told, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, known.GetProperty("handler").ValueKind);
        Assert.Equal(
            ["declined: Handler om én bruker.", "offered: Ring oss, så finner vi spørsmålet sammen."],
            (await vest.Askoy.ReadAsync(address)).Items("remarks").Select(remark => $"{remark.Text("verb")}: {remark.Text("text")}"));
        using var endorsed = await vest.Bergen.EndorseAsync(number);
        await endorsed.ProblemAsync(HttpStatusCode.Conflict, "need-not-open-for-endorsement");
    }

    [Fact]
    public async Task And_one_that_was_declined_is_opened_again_and_put_better()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        await DoAsync(vest.Secretariat, address, "decline", 1, new { reason = "For vidt.", offeredHelp = "Vi hjelper med å spisse det." });
        Assert.Empty(Actions(await vest.Askoy.ReadAsync(address)));

        await DoAsync(vest.Secretariat, address, "reopening", 2, new { reason = "Spisset i telefonen.", expectedBy = InDays(5) });
        using var revised = await vest.Askoy.ReviseAsync(address, "\"3\"");

        var need = await revised.JsonAsync();
        Assert.Equal(("submitted", "KSF Vest", InDays(5)), (need.Text("status"), need.GetProperty("handler").Text("name"), need.Text("expectedBy")));
    }

    [Fact]
    public async Task And_a_revision_is_an_answer_too()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        await DoAsync(vest.Secretariat, address, "questions", 1, new { question = "For hvem?", answerBy = InDays(0) });

        using var revised = await vest.Askoy.ReviseAsync(address, "\"2\"");

        var need = await revised.JsonAsync();
        Assert.Equal(("submitted", "KSF Vest", null), (need.Text("status"), need.GetProperty("handler").Text("name"), need.TextOrNull("expectedBy")));
    }

    [Fact]
    public async Task And_neither_does_the_others_part()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        using var contactAtTheDeployment = await vest.Service.SignInAsync("fou-i-vest", Roles.RdContact, StableId.OfDeployment("vest"));
        using var secretaryAtAskoy = await vest.Service.SignInAsync("sekretar-i-askoy", Roles.RegionalSecretariat, KnowledgeOfVest.AskoyId);

        foreach (var (caller, path, body) in ((HttpClient, string, object)[])
            [(vest.Askoy, "screening", new { reason = "x", expectedBy = InDays(1) }), (vest.Secretariat, "withdrawal", new { reason = "x" })])
        {
            using var refused = await caller.ChangeAsync(HttpMethod.Post, $"{address}/{path}", "\"1\"", body);
            await refused.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        }
        using var revised = await contactAtTheDeployment.ReviseAsync(address, "\"1\"");
        using var screened = await secretaryAtAskoy.ChangeAsync(HttpMethod.Post, $"{address}/screening", "\"1\"", new { reason = "x", expectedBy = InDays(1) });
        await revised.ProblemAsync(HttpStatusCode.NotFound);
        await screened.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Empty(Actions(await secretaryAtAskoy.ReadAsync(address)));
    }

    [Theory]
    [InlineData("handling", "{}", "/expectedBy")]
    [InlineData("handling", """{"expectedBy":"2020-01-01"}""", "/expectedBy")]
    [InlineData("questions", "{}", "/question /answerBy")]
    [InlineData("screening", "{}", "/reason /expectedBy")]
    [InlineData("decline", "{}", "/reason /offeredHelp")]
    [InlineData("decline", """{"reason":"01010750160","offeredHelp":"Ring."}""", "/reason")]
    public async Task And_says_why_and_by_when(string path, string body, string pointers)
    {
        var address = await vest.Askoy.ReportNeedAsync();

        using var answer = await vest.Secretariat.ChangeAsync(HttpMethod.Post, $"{address}/{path}", "\"1\"", JsonSerializer.Deserialize<JsonElement>(body));

        Assert.Equal(pointers.Split(' '), (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Items("errors").Select(error => error.Text("pointer")));
    }

    [Fact]
    public async Task And_the_list_says_what_can_be_done_with_each()
    {
        var number = await vest.ReportedByAskoyAsync();

        var forSecretariat = Assert.Single((await vest.Secretariat.ReadAsync($"/v1/needs?q={number}")).Items());
        var forNeighbour = Assert.Single((await vest.Bergen.ReadAsync($"/v1/needs?q={number}")).Items());

        Assert.Equal(["take", "ask", "screen", "decline"], Actions(forSecretariat));
        Assert.Empty(Actions(forNeighbour));
    }

    [Fact]
    public async Task As_its_tasks_say_until_it_is_done_and_the_proposers_task_is_to_answer()
    {
        var number = await vest.ReportedByAskoyAsync();
        var need = await vest.Askoy.ReadAsync($"/v1/needs/{number}");
        var address = $"/v1/needs/{need.Text("id")}";
        var toScreen = Task(await vest.Secretariat.ReadAsync("/v1/tasks"), number);
        Assert.Equal(("screen-need", StableId.OfDeployment("vest").ToString(), address[4..]), (toScreen!.Value.Text("kind"), toScreen.Value.Text("organisation"), toScreen.Value.Text("subject")));
        Assert.True(toScreen.Value.GetProperty("minutes").GetInt32() > 0);
        Assert.Null(Task(await vest.Askoy.ReadAsync("/v1/tasks"), number));

        await DoAsync(vest.Secretariat, address, "questions", 1, new { question = "For hvem?", answerBy = InDays(3) });

        Assert.Null(Task(await vest.Secretariat.ReadAsync("/v1/tasks"), number));
        var toAnswer = Task(await vest.Askoy.ReadAsync($"/v1/tasks?organisation={KnowledgeOfVest.AskoyId}"), number);
        Assert.Equal(("answer-question", InDays(3)), (toAnswer!.Value.Text("kind"), toAnswer.Value.Text("by")));
        Assert.Null(Task(await vest.Askoy.ReadAsync($"/v1/tasks?organisation={KnowledgeOfVest.BergenId}"), number));
        Assert.Null(Task(await vest.Bergen.ReadAsync("/v1/tasks"), number));
        Assert.Empty((await vest.Service.With("fremmed").ReadAsync("/v1/tasks")).Items());
    }

    private static JsonElement? Task(JsonElement tasks, string number) =>
        tasks.Items().Where(task => task.Text("number") == number).Cast<JsonElement?>().SingleOrDefault();

    private static IEnumerable<string?> Actions(JsonElement need) => need.Items("actions").Select(action => action.GetString());

    private static string InDays(int days) => TimeProvider.System.TodayInNorway().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task DoAsync(HttpClient caller, string address, string path, int version, object body)
    {
        using var answer = await caller.ChangeAsync(HttpMethod.Post, $"{address}/{path}", $"\"{version}\"", body);
        await answer.HasStatusAsync(HttpStatusCode.OK);
    }
}
