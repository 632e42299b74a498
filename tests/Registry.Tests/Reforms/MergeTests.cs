using System.Text.Json;
using Ksf.Contracts.Registry;
using Ksf.Registry.ReferenceData;
using Ksf.Registry.Reforms;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;
using static Ksf.Registry.Tests.Reforms.Midt;

namespace Ksf.Registry.Tests.Reforms;

/// <summary>A made-up reform: on 1 January 2028 Averøy becomes part of Kristiansund, which keeps its number, and Sunndal gets a new number.</summary>
public sealed class MergeTests
{
    private static readonly ReferenceFiles Planned = Files(
        Change("1554", "1505", "Averøy", "Kristiansund", "2028-01-01", ChangeKind.Merge),
        Change("1505", "1505", "Kristiansund", "Kristiansund", "2028-01-01", ChangeKind.Merge),
        Change("1563", "1599", "Sunndal", "Sunndal", "2028-01-01", ChangeKind.Renumber));

    [Fact]
    public async Task What_does_not_clash_passes_to_the_successor_with_its_history_and_a_renumbering_changes_nothing()
    {
        await using var midt = await StartAsync("2027-12-31", Planned);
        var cluster = await midt.FoundAsync("Klynge på Nordmøre", ["1554", "1563"], engine: "1554");
        var body = await midt.BodyAsync("Organ på Nordmøre", new { kind = "municipal", appointedBy = "1554" });
        var holder = await midt.PersonAsync("Representanten");
        using var appointed = await midt.Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/bodies/{body.Text("id")}/appointments", "\"1\"",
            new { seat = body.Items("seats")[0].Text("id"), person = holder, @as = "holder", from = "2026-01-01", nameIsPublic = false });
        await appointed.JsonAsync();
        var agreement = await midt.SignAsync("Avtale på Nordmøre", ["1554", "1563"], 2028, 100_000, 50_000);
        var role = await midt.RoleAsync(await midt.PersonAsync("Kontakten på Averøy"), "1554");
        await midt.RoleAsync(await midt.PersonAsync("Kontakten i Sunndal"), "1563");

        Assert.Equal(4, await midt.BecomesAsync("2028-01-03"));

        Assert.Empty(await midt.SettlementsAsync());
        var passed = await midt.SettlementsAsync("passed-on");
        Assert.Equal(["agreement Avtale på Nordmøre", "membership Klynge på Nordmøre", "role Kontakten på Averøy", "seat Organ på Nordmøre"], Names(passed));
        Assert.Equal(["1505 motor telt", "1599 telt"], Members(await midt.ReadAsync("clusters", cluster)));
        Assert.Equal(["1554 motor telt", "1563 telt"], Members(await midt.ReadAsync("clusters", cluster, "2027-12-31")));
        Assert.Equal(["reformed", "founded"], await EventsAsync(midt, "clusters", cluster));
        var seat = Assert.Single((await midt.ReadAsync("bodies", body)).Items("seats"));
        Assert.Equal(("1505", "2028-01-01", holder), (seat.GetProperty("appointedBy").Text("number"), seat.Text("from"), seat.GetProperty("holder").Text("person")));
        Assert.Equal("1554", Assert.Single((await midt.ReadAsync("bodies", body, "2027-12-31")).Items("seats")).GetProperty("appointedBy").Text("number"));
        var years = await midt.Anyone.ReadAsync($"/v1/agreements/{agreement.Text("id")}/contributions?year=2028");
        Assert.Equal(["1505 100000.00", "1599 50000.00"], years.Items("contributions").Select(share => $"{share.Text("number")} {share.GetProperty("amount").GetRawText()}").Order());
        var roles = await midt.Secretariat.ReadAllAsync("/v1/roles");
        Assert.Equal(
            ["1505 2028-01-01", "1599 2022-01-01"],
            roles.Where(given => given.Text("label").StartsWith("Kontakten", StringComparison.Ordinal))
                .Select(given => $"{given.GetProperty("organisation").Text("number")} {given.Text("from")}").Order());
        Assert.Equal("role.reform", await midt.Registry.QueryAsync<string>(
            "select action from platform.audit where subject = $1 order by at desc limit 1", $"roles/{role.Text("id")}"));
    }

    [Fact]
    public async Task What_clashes_waits_with_the_reason_in_words_and_what_the_successor_has_already_just_ends()
    {
        await using var midt = await StartAsync("2027-12-31", Planned);
        var counted = await midt.FoundAsync("Klynge der Averøy telles", ["1554", "1563"]);
        await midt.FoundAsync("Klynge der Kristiansund telles", ["1505"]);
        var shared = await midt.FoundAsync("Klynge med begge", ["1554", "1505"], area: "school");
        await midt.BodyAsync("Organ med begge", new { kind = "municipal", appointedBy = "1554" }, new { kind = "municipal", appointedBy = "1505" });
        var agreement = await midt.SignAsync("Avtale der begge betaler", ["1554", "1505"], 2028, 100_000, 150_000);
        var person = await midt.PersonAsync("En kontakt for begge");
        await midt.RoleAsync(person, "1554");
        await midt.RoleAsync(person, "1505");

        Assert.Equal(5, await midt.BecomesAsync("2028-01-01"));

        var open = await midt.SettlementsAsync();
        Assert.Equal(["agreement Avtale der begge betaler", "membership Klynge der Averøy telles", "seat Organ med begge"], Names(open));
        Assert.Equal(
            "Averøy ble slått sammen 1. januar 2028. Både den og den nye kommunen har en andel i avtalen.", Part(open, "agreement").Text("why"));
        Assert.Equal(["1505"], Members(await midt.ReadAsync("clusters", shared)).Select(member => member[..4]));
        Assert.Single(await midt.Secretariat.ReadAllAsync("/v1/roles"), role => role.Text("actor") == person);

        await midt.DecideAsync(Part(open, "membership"), null, midt.IdOf("1505"));
        await midt.DecideAsync(Part(open, "seat"), "Én plass er nok.");
        await midt.DecideAsync(Part(open, "agreement"), null, midt.IdOf("1505"));

        // It is a member there too, and counted where it was.
        Assert.Equal(["1505", "1599 telt"], Members(await midt.ReadAsync("clusters", counted)));
        var year = await midt.Anyone.ReadAsync($"/v1/agreements/{agreement.Text("id")}/contributions?year=2028");
        Assert.Equal(["250000.00"], year.Items("contributions").Select(share => share.GetProperty("amount").GetRawText()));
        Assert.Equal("250000.00", year.GetProperty("sum").GetRawText());
    }

    [Fact]
    public async Task A_reform_that_becomes_known_late_is_caught_up_and_of_many_that_apply_it_at_once_each_record_is_done_once()
    {
        await using var midt = await StartAsync("2027-12-31", Files());
        await midt.BecomesAsync("2028-03-01");
        var cluster = await midt.FoundAsync("Klynge fra før nyheten", ["1554", "1563"]);
        using var late = await midt.Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/clusters/{cluster.Text("id")}/participations", "\"1\"", new { party = "1560", role = "member", from = "2028-02-01" });
        await late.JsonAsync();
        await midt.RegisterAsync(Planned, sequence: 2);

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => midt.ApplyAsync()));

        Assert.Equal(1, done.Sum());
        Assert.Equal(["1505 telt", "1560 telt", "1599 telt"], Members(await midt.ReadAsync("clusters", cluster)));
        Assert.Equal(1L, await midt.Registry.QueryAsync<long>("select count(*) from platform.outbox where type like '%.cluster.reformed.%'"));
    }

    [Fact]
    public async Task A_record_that_cannot_be_changed_does_not_stop_the_others_and_is_done_when_it_can()
    {
        await using var midt = await StartAsync("2027-12-31", Planned);
        var stuck = await midt.FoundAsync("Klynge som ikke kan lagres", ["1554"]);
        var other = await midt.FoundAsync("Klynge som kan", ["1554"], area: "school");
        await midt.Registry.QueryAsync<int>($"alter table clusters add constraint ck_stuck check (id <> '{stuck.Text("id")}' or sequence < 2)");

        await midt.BecomesAsync("2028-01-01");
        Assert.Equal(["1505 telt"], Members(await midt.ReadAsync("clusters", other)));
        Assert.Equal(["1554 telt"], Members(await midt.ReadAsync("clusters", stuck)));
        await midt.Registry.QueryAsync<int>("alter table clusters drop constraint ck_stuck");
        Assert.Equal(1, await midt.ApplyAsync());

        Assert.Equal(["1505 telt"], Members(await midt.ReadAsync("clusters", stuck)));
    }

    [Theory]
    [InlineData("2027-12-31T22:59:30Z", 30)]
    [InlineData("2027-12-31T21:00:00Z", 60)]
    [InlineData("2028-07-14T21:59:45Z", 15)]
    public void The_next_attempt_is_at_midnight_in_Norway_and_within_a_minute(string now, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ReformWorker.Wait(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    private static JsonElement Part(IEnumerable<JsonElement> settlements, string part) => settlements.Single(settlement => settlement.Text("part") == part);

    private static async Task<string[]> EventsAsync(Midt midt, string plural, JsonElement record) =>
        (await midt.Registry.QueryAsync<string[]>(
            "select array_agg(split_part(type, '.', 5) order by position desc) from platform.outbox where subject = $1", $"{plural}/{record.Text("id")}"))!;
}
