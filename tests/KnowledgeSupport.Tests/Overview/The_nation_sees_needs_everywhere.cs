using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Overview;

public sealed class The_nation_sees_needs_everywhere
{
    [Fact]
    public async Task As_their_regions_tell_of_them_and_never_goes_back_to_an_older_version()
    {
        await using var nation = await ServiceUnderTest<KnowledgeDbContext>.StartAsync("nasjonal");
        await nation.KnowAsync(KnowledgeOfVest.AskoyId, "4627", "Askøy");
        var need = NeedSteps.FallsOf("vest-2026-1");

        await nation.SayAsync("withdrawn", need with { Status = NeedStatus.Withdrawn }, "vest", sequence: 3);
        await nation.SayAsync("submitted", need, "vest", sequence: 1);
        await nation.SayAsync("revised", need with { Title = "Fall" }, "vest", sequence: 2);
        await nation.SayAsync("submitted", NeedSteps.FallsOf("midt-2026-1") with { Title = "Den siste" }, "midt");

        using var reader = await nation.SignInAsync("sekretariat", Roles.NationalSecretariat, StableId.OfDeployment("nasjonal"));
        var list = await Poll.UntilAsync(
            () => reader.ReadAllAsync("/v1/overview/needs", pageSize: 1), list => list.Count == 2, TimeSpan.FromSeconds(20));
        var ofVest = await reader.ReadAllAsync("/v1/overview/needs?deployment=vest");

        Assert.Equal("Den siste", list[0].Text("title"));
        Assert.Equal("withdrawn", Assert.Single(ofVest).Text("status"));
        Assert.Equal(
            "Dette er åpent for alle som har en rolle i «nasjonal». Sekretariatet der kan gi deg en.",
            (await nation.With("fremmed").ReadProblemAsync("/v1/overview/needs", System.Net.HttpStatusCode.Forbidden, "no-role")).Text("detail"));
        Assert.Equal(3, await nation.QueryAsync<long>("select sequence from known_needs where authority = 'vest'"));
    }
}
