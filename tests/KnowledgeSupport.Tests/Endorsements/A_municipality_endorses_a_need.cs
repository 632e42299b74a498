using System.Net;
using System.Text.Json;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Endorsements;

public sealed class A_municipality_endorses_a_need(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task Of_its_own_region_and_everyone_sees_at_once_that_it_counts()
    {
        var number = await vest.ReportedByAskoyAsync();

        var given = await vest.Bergen.EndorseAndReadAsync(number);

        Assert.Equal(("given", "important", "Ny plan for hjemmetjenesten."), (given.Text("status"), given.Text("importance"), given.Text("use")));
        Assert.Equal((number, "Bergen"), (given.GetProperty("need").Text("number"), given.GetProperty("organisation").Text("name")));
        Assert.Equal(["revise", "withdraw"], given.Items("actions").Select(action => action.GetString()));
        Assert.Equal(1, (await vest.Bergen.ReadAsync($"/v1/overview/needs/{number}")).GetProperty("endorsers").GetInt32());
        Assert.Equal(1, (await vest.Service.Anonymous.ReadAsync($"/v1/public/needs/{number}")).GetProperty("endorsers").GetInt32());
        Assert.Equal(1, Assert.Single((await vest.Service.Anonymous.ReadAsync($"/v1/public/needs?q={number}")).Items()).GetProperty("endorsers").GetInt32());
        var mine = Assert.Single((await vest.Bergen.ReadAsync($"/v1/endorsements?organisation=4601&need={number}")).Items());
        Assert.Equal((given.Text("id"), number), (mine.Text("id"), mine.GetProperty("need").Text("number")));
        Assert.Empty((await vest.Bergen.ReadAsync($"/v1/endorsements?organisation=4627&need={number}")).Items());
    }

    [Fact]
    public async Task And_anyone_sees_who_but_only_participants_what_for()
    {
        var number = await vest.ReportedByAskoyAsync();
        await vest.Bergen.EndorseAndReadAsync(number);

        var forParticipants = await vest.Askoy.ReadAsync($"/v1/overview/needs/{number}/endorsements");
        var forAnyone = await vest.Service.Anonymous.ReadAsync($"/v1/public/needs/{number}/endorsements");

        Assert.Equal("Ny plan for hjemmetjenesten.", Assert.Single(forParticipants.Items()).Text("use"));
        Assert.Equal(["endorsedAt", "organisation"], Assert.Single(forAnyone.Items()).EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal(1, forAnyone.GetProperty("total").GetInt64());
        await vest.Service.Anonymous.ReadProblemAsync($"/v1/overview/needs/{number}/endorsements", HttpStatusCode.Unauthorized);
        await vest.Service.Anonymous.ReadProblemAsync("/v1/public/needs/vest-2026-999/endorsements", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_another_region_and_its_own_deployment_tells_of_it()
    {
        var need = NeedSteps.FallsOf("midt-2026-5") with { MunicipalityId = KnowledgeOfVest.AskoyId };
        await vest.Service.SayAsync("submitted", need, "midt");
        await vest.KnowsAsync("midt-2026-5");

        var given = await vest.Bergen.EndorseAndReadAsync("midt-2026-5");

        var told = await vest.Service.QueryAsync<string>(
            "select concat_ws('|', routing_key, body::jsonb -> 'data' ->> 'needId', body::jsonb -> 'data' ->> 'use') from platform.outbox where subject = $1",
            $"endorsements/{given.Text("id")}");
        Assert.Equal($"vest.knowledge.endorsement.endorsed|{need.Id}|Ny plan for hjemmetjenesten.", told);
    }

    [Fact]
    public async Task Once_also_when_eight_try_at_the_same_time()
    {
        var number = await vest.ReportedByAskoyAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => vest.Bergen.EndorseAsync(number)));

        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, 7)], answers.Select(answer => answer.StatusCode).Order());
        var first = await answers.Single(answer => answer.IsSuccessStatusCode).JsonAsync(HttpStatusCode.Created);
        var refused = await answers.First(answer => !answer.IsSuccessStatusCode).ProblemAsync(HttpStatusCode.Conflict, "already-endorsed");
        Assert.Equal(first.Text("id"), refused.Text("conflictingId"));
        Assert.Equal(1, await vest.EndorsersOfAsync(number));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => vest.Service.QueryAsync<int>(
            "insert into endorsements select gen_random_uuid(), status, need_id, municipality_id, owner_id, importance, use, endorsed_at, withdrawn_at, authority, epoch, sequence from endorsements where id = $1",
            Guid.Parse(first.Text("id"))));
    }

    [Fact]
    public async Task And_can_change_it_withdraw_it_and_give_it_again()
    {
        var number = await vest.ReportedByAskoyAsync();
        var address = $"/v1/endorsements/{(await vest.Bergen.EndorseAndReadAsync(number)).Text("id")}";

        using var revised = await vest.Bergen.ChangeAsync(HttpMethod.Put, address, "\"1\"", new { importance = "decisive" });
        var changed = await revised.JsonAsync();
        using var withdrawn = await vest.Bergen.ChangeAsync(HttpMethod.Post, $"{address}/withdrawal", "\"2\"", new { });
        var gone = await withdrawn.JsonAsync();

        Assert.Equal(("decisive", null), (changed.Text("importance"), changed.TextOrNull("use")));
        Assert.Equal("withdrawn", gone.Text("status"));
        Assert.NotNull(gone.TextOrNull("withdrawnAt"));
        Assert.Equal(0, await vest.EndorsersOfAsync(number));
        Assert.Empty((await vest.Askoy.ReadAsync($"/v1/overview/needs/{number}/endorsements")).Items());
        await vest.Bergen.EndorseAndReadAsync(number);
        Assert.Equal(1, await vest.EndorsersOfAsync(number));
    }

    [Fact]
    public async Task Only_for_itself_and_another_can_neither_change_nor_withdraw_it()
    {
        var number = await vest.ReportedByAskoyAsync();
        var address = $"/v1/endorsements/{(await vest.Bergen.EndorseAndReadAsync(number)).Text("id")}";

        using var forAnother = await vest.Bergen.EndorseAsync(number, "4627");
        using var byAnother = await vest.Askoy.ChangeAsync(HttpMethod.Post, $"{address}/withdrawal", "\"1\"", new { });

        await forAnother.ProblemAsync(HttpStatusCode.Conflict, "own-need");
        await byAnother.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await vest.Askoy.ReadAsync(address)).Items("actions"));
        var theirs = NeedSteps.FallsOf("midt-2026-6") with { MunicipalityId = await vest.KnowsTrondheimAsync() };
        await vest.Service.SayAsync("submitted", theirs, "midt");
        await vest.KnowsAsync("midt-2026-6");
        using var unauthorised = await vest.Bergen.EndorseAsync("midt-2026-6", "4627");
        await unauthorised.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task But_not_its_own_nor_one_that_is_withdrawn_nor_one_that_is_not_there()
    {
        var number = await vest.ReportedByAskoyAsync();
        using var own = await vest.Askoy.EndorseAsync(number, "4627");
        using var missing = await vest.Bergen.EndorseAsync("vest-2026-99999");
        using var empty = await vest.Bergen.CreateAsync("/v1/endorsements", new { });
        await vest.Service.SayAsync("withdrawn", NeedSteps.FallsOf("midt-2026-7") with { Status = NeedStatus.Withdrawn }, "midt");
        await vest.KnowsAsync("midt-2026-7");
        using var withdrawn = await vest.Bergen.EndorseAsync("midt-2026-7");

        await own.ProblemAsync(HttpStatusCode.Conflict, "own-need");
        Assert.Equal("/need", (await missing.ProblemAsync(HttpStatusCode.UnprocessableEntity)).OnlyError().Pointer);
        Assert.Equal(["/need", "/organisation", "/importance"], (await empty.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Items("errors").Select(error => error.Text("pointer")));
        await withdrawn.ProblemAsync(HttpStatusCode.Conflict, "need-not-open-for-endorsement");
    }
}

/// <summary>What comes from other deployments, in whatever order.</summary>
public sealed class Endorsements_from_elsewhere(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task Count_also_when_they_come_before_the_need_and_a_municipality_counts_once()
    {
        var need = NeedSteps.FallsOf("midt-2026-8") with { MunicipalityId = await vest.KnowsTrondheimAsync() };
        await vest.Service.SayAsync("endorsed", Of(need, KnowledgeOfVest.AskoyId), "nord");
        await vest.Service.SayAsync("endorsed", Of(need, KnowledgeOfVest.AskoyId), "sor");
        await vest.Service.SayAsync("withdrawn", Of(need, KnowledgeOfVest.BergenId) with { Status = EndorsementStatus.Withdrawn }, "sor");
        await Poll.UntilAsync(() => vest.Service.QueryAsync<long>("select count(*) from endorsements where need_id = $1", need.Id), count => count == 3, TimeSpan.FromSeconds(20));

        await vest.Service.SayAsync("submitted", need, "midt");
        await vest.KnowsAsync("midt-2026-8");

        Assert.Equal(1, await vest.EndorsersOfAsync("midt-2026-8"));
        using var twice = await vest.Askoy.EndorseAsync("midt-2026-8", "4627");
        await twice.ProblemAsync(HttpStatusCode.Conflict, "already-endorsed");
        await vest.Bergen.EndorseAndReadAsync("midt-2026-8");
        Assert.Equal(2, await vest.EndorsersOfAsync("midt-2026-8"));
    }

    [Fact]
    public async Task Cannot_be_changed_here()
    {
        var need = NeedSteps.FallsOf("midt-2026-9") with { MunicipalityId = await vest.KnowsTrondheimAsync() };
        await vest.Service.SayAsync("submitted", need, "midt");
        var theirs = Of(need, KnowledgeOfVest.BergenId);
        await vest.Service.SayAsync("endorsed", theirs, "midt");
        await Poll.UntilAsync(() => vest.Service.QueryAsync<long>("select count(*) from endorsements where id = $1", theirs.Id), count => count == 1, TimeSpan.FromSeconds(20));

        using var here = await vest.Bergen.ChangeAsync(HttpMethod.Post, $"/v1/endorsements/{theirs.Id}/withdrawal", "\"1\"", new { });

        await here.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await vest.Bergen.ReadProblemAsync($"/v1/endorsements/{theirs.Id}", HttpStatusCode.NotFound);
    }

    private static EndorsementState Of(NeedState need, Guid municipality) => new(
        Guid.CreateVersion7(), need.Id, municipality, Importance.Useful, null, EndorsementStatus.Given, need.SubmittedAt, null);
}

/// <summary>What a FoU contact does with endorsements, in a line each.</summary>
internal static class EndorsementSteps
{
    extension(KnowledgeOfVest vest)
    {
        /// <summary>A need that Askøy has reported and every list knows.</summary>
        /// <returns>Its number.</returns>
        public async Task<string> ReportedByAskoyAsync(object? need = null)
        {
            var number = (await vest.Askoy.ReportAndReadAsync(need ?? NeedSteps.Falls())).Text("number");
            await vest.KnowsAsync(number);
            return number;
        }

        /// <summary>A municipality of another region.</summary>
        /// <returns>Its id.</returns>
        public async Task<Guid> KnowsTrondheimAsync()
        {
            var trondheim = Guid.Parse("0192f000-0000-7000-8000-000000005001");
            await vest.Service.KnowAsync(trondheim, "5001", "Trondheim");
            await Poll.UntilAsync(
                () => vest.Service.QueryAsync<long>("select count(*) from known_municipalities where id = $1", trondheim), count => count == 1, TimeSpan.FromSeconds(20));
            return trondheim;
        }

        public Task KnowsAsync(string number) => Poll.UntilAsync(
            () => vest.Service.QueryAsync<long>("select count(*) from known_needs where number = $1", number), count => count == 1, TimeSpan.FromSeconds(20));

        public async Task<int> EndorsersOfAsync(string number) => (await vest.Askoy.ReadAsync($"/v1/overview/needs/{number}")).GetProperty("endorsers").GetInt32();
    }

    extension(HttpClient contact)
    {
        public Task<HttpResponseMessage> EndorseAsync(string need, string organisation = "4601", string importance = "important") => contact.CreateAsync(
            "/v1/endorsements", new { need, organisation, importance, use = "Ny plan for hjemmetjenesten." });

        public async Task<JsonElement> EndorseAndReadAsync(string need, string organisation = "4601")
        {
            using var answer = await contact.EndorseAsync(need, organisation);
            return await answer.JsonAsync(HttpStatusCode.Created);
        }
    }
}
