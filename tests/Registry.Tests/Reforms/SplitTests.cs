using System.Net;
using System.Text.Json;
using Ksf.TestKit;
using static Ksf.Registry.Tests.Reforms.Midt;

namespace Ksf.Registry.Tests.Reforms;

/// <summary>On 1 January 2024 Ålesund became Ålesund and Haram. Nobody can tell by rule which of them has what Ålesund had.</summary>
public sealed class SplitTests
{
    [Fact]
    public async Task What_Ålesund_had_waits_for_a_person_and_is_settled_one_by_one()
    {
        await using var midt = await StartAsync("2023-12-31", Files());
        var cluster = await midt.FoundAsync("Klynge på Sunnmøre", ["1507", "1506"], engine: "1507");
        var body = await midt.BodyAsync("Samarbeidsorganet i prøve", new { kind = "municipal", appointedBy = "1507", leads = true }, new { kind = "municipal", appointedBy = "1506" });
        var agreement = await midt.SignAsync("Avtale om en stilling", ["1507", "1506"], 2024, 600_000, 400_000);
        var role = await midt.RoleAsync(await midt.PersonAsync("Kontakten i Ålesund"), "1507");
        Assert.Equal(0, await midt.ApplyAsync());

        Assert.Equal(4, await midt.BecomesAsync("2024-01-01"));
        Assert.Equal(0, await midt.ApplyAsync());

        var open = await midt.SettlementsAsync();
        Assert.Equal(["agreement Avtale om en stilling", "membership Klynge på Sunnmøre", "role Kontakten i Ålesund", "seat Samarbeidsorganet i prøve"], Names(open));
        Assert.Each(open, settlement =>
        {
            Assert.Equal(("2024-01-01", "split", "divided"), (settlement.Text("reformedOn"), settlement.Text("reform"), settlement.Text("obstacle")));
            Assert.Equal(["1508 Ålesund", "1580 Haram"], settlement.Items("choices").Select(choice => $"{choice.Text("number")} {choice.Text("name")}"));
            Assert.Equal([midt.IdOf("1508").ToString()], settlement.Texts("proposal"));
            Assert.Equal(("Ålesund ble delt 1. januar 2024.", "Ålesund har samme navn."), (settlement.Text("why"), settlement.Text("proposalWhy")));
        });
        // Until then the record names the old municipality, and says that it has ceased.
        var waiting = await midt.ReadAsync("clusters", cluster);
        Assert.Equal(["1506 telt", "1507 motor telt"], Members(waiting));
        Assert.Equal([null, "2024-01-01"], waiting.Items("members").Select(member => member.TextOrNull("ceasedOn")));

        Assert.Equal(
            [null, "2024-01-01"],
            (await midt.ReadAsync("bodies", body)).Items("seats").Select(seat => seat.GetProperty("appointedBy")).OrderBy(party => party.Text("number")).Select(party => party.TextOrNull("ceasedOn")));
        Assert.Equal([null, "2024-01-01"], (await midt.ReadAsync("agreements", agreement)).Items("parties").Select(party => party.TextOrNull("ceasedOn")));

        await midt.DecideAsync(Of(open, "membership"), "Begge vil være med.", midt.IdOf("1508"), midt.IdOf("1580"));
        await midt.DecideAsync(Of(open, "seat"), null, midt.IdOf("1508"));
        await midt.DecideAsync(Of(open, "agreement"), null, midt.IdOf("1508"));
        var decided = await midt.DecideAsync(Of(open, "role"), "Hun arbeider i Haram nå.", midt.IdOf("1580"));

        Assert.Equal(("settled", "Hun arbeider i Haram nå."), (decided.Text("status"), decided.Text("reason")));
        Assert.Empty(await midt.SettlementsAsync());
        var now = await midt.ReadAsync("clusters", cluster);
        Assert.Equal(["1506 telt", "1508 telt", "1580 telt"], Members(now));
        Assert.Equal(["1506 telt", "1507 motor telt"], Members(await midt.ReadAsync("clusters", cluster, "2023-12-31")));
        var seats = (await midt.ReadAsync("bodies", body)).Items("seats");
        Assert.Equal(["1506", "1508"], seats.Select(seat => seat.GetProperty("appointedBy").Text("number")).Order());
        Assert.Contains((await midt.ReadAsync("bodies", body)).Text("leaderSeat"), seats.Select(seat => seat.Text("id")));
        Assert.Equal(["1506 400000.00", "1507 600000.00"], await SharesAsync(midt, agreement, 2023));
        Assert.Equal(["1506 400000.00", "1508 600000.00"], await SharesAsync(midt, agreement, 2024));
        var roles = await midt.Secretariat.ReadAllAsync("/v1/roles?ended=true");
        Assert.Equal(
            ["Haram 2024-01-01–", "Ålesund 2022-01-01–2024-01-01"],
            roles.Where(given => given.Text("actor") == role.Text("actor"))
                .Select(given => $"{given.GetProperty("organisation").Text("name")} {given.Text("from")}–{given.TextOrNull("to")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_choice_that_is_none_and_a_deviation_without_a_reason_are_refused_and_two_at_once_decide_once()
    {
        await using var midt = await StartAsync("2023-12-31", Files());
        await midt.FoundAsync("Klynge for to avgjørelser", ["1507", "1506"]);
        await midt.BodyAsync("Organ for to avgjørelser", new { kind = "municipal", appointedBy = "1507" });
        await midt.BecomesAsync("2024-01-01");
        var open = await midt.SettlementsAsync();
        var (membership, seat) = (Of(open, "membership"), Of(open, "seat"));

        async Task RefusedAsync(JsonElement settlement, object decision, string pointer)
        {
            using var answer = await midt.TryDecideAsync(settlement, decision);
            Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys);
        }

        await RefusedAsync(membership, new { successors = new[] { midt.IdOf("1506") } }, "/successors/0");
        await RefusedAsync(membership, new { successors = Array.Empty<Guid>() }, "/reason");
        await RefusedAsync(membership, new { reason = "Uten valg" }, "/successors");
        await RefusedAsync(seat, new { successors = new[] { midt.IdOf("1508"), midt.IdOf("1580") }, reason = "Begge" }, "/successors");
        using var tried = await midt.TryDecideAsync(membership, new { successors = new[] { midt.IdOf("1508") } }, "?dryRun=true");
        Assert.Equal("settled", (await tried.JsonAsync()).Text("status"));
        using var early = await midt.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/settlements/{membership.Text("id")}/dismissal", "\"1\"", new { reason = "Vil ikke." });
        await early.ProblemAsync(HttpStatusCode.Conflict, "settlement-has-subject");
        using var stranger = await midt.Anyone.AskAsync("/v1/settlements");
        await stranger.ProblemAsync(HttpStatusCode.Forbidden);
        using var meddler = await midt.Anyone.ChangeAsync(HttpMethod.Post, $"/v1/settlements/{membership.Text("id")}/decision", "\"1\"", new { successors = new[] { midt.IdOf("1508") } });
        await meddler.ProblemAsync(HttpStatusCode.Forbidden);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => midt.TryDecideAsync(membership, new { successors = new[] { midt.IdOf("1508") } })));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task What_has_been_settled_otherwise_is_dismissed()
    {
        await using var midt = await StartAsync("2023-12-31", Files());
        var cluster = await midt.FoundAsync("Klynge som oppløses", ["1507", "1506"]);
        await midt.BecomesAsync("2024-01-01");
        var membership = Assert.Single(await midt.SettlementsAsync());
        using var now = await midt.Anyone.AskAsync($"/v1/clusters/{cluster.Text("id")}");
        using var left = await midt.Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/clusters/{cluster.Text("id")}/departures", now.Headers.ETag!.Tag, new { party = midt.IdOf("1507"), on = "2024-01-01" });
        await left.JsonAsync();

        using var decided = await midt.TryDecideAsync(membership, new { successors = new[] { midt.IdOf("1508") } });
        await decided.ProblemAsync(HttpStatusCode.Conflict, "settlement-has-no-subject");
        using var dismissed = await midt.Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/settlements/{membership.Text("id")}/dismissal", "\"1\"", new { reason = "Ålesund meldte seg ut." });

        Assert.Equal("dismissed", (await dismissed.JsonAsync()).Text("status"));
        Assert.Equal(0, await midt.ApplyAsync());
    }

    private static JsonElement Of(IEnumerable<JsonElement> settlements, string part) => settlements.Single(settlement => settlement.Text("part") == part);

    private static async Task<IEnumerable<string>> SharesAsync(Midt midt, JsonElement agreement, int year) =>
        (await midt.Anyone.ReadAsync($"/v1/agreements/{agreement.Text("id")}/contributions?year={year}")).Items("contributions")
        .Select(share => $"{share.Text("number")} {share.GetProperty("amount").GetRawText()}").Order(StringComparer.Ordinal);
}
