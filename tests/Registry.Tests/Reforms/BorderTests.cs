using System.Net;
using Ksf.Registry.ReferenceData;
using Ksf.TestKit;
using static Ksf.Registry.Tests.Reforms.Midt;

namespace Ksf.Registry.Tests.Reforms;

/// <summary>Regions' borders change on a date: what a municipality had in the region that it leaves waits there, and in the new one nothing is guessed.</summary>
public sealed class BorderTests
{
    private static readonly DateOnly Day = new(2028, 1, 1);

    /// <summary>Møre og Romsdal goes from Midt to Vest.</summary>
    private static readonly ReferenceFiles Moved = Files() with
    {
        Regions =
        [
            .. Files().Regions.SelectMany(region => region.Deployment switch
            {
                "midt" => [region with { ValidTo = Day }, region with { ValidFrom = Day, Counties = ["50"] }],
                "vest" => [region with { ValidTo = Day }, region with { ValidFrom = Day, Counties = ["46", "11", "15"] }],
                _ => new[] { region },
            }),
        ],
    };

    [Fact]
    public async Task What_a_municipality_that_moves_had_in_the_region_waits_there_and_is_proposed_to_end()
    {
        await using var midt = await StartAsync("2027-12-31", Moved);
        var cluster = await midt.FoundAsync("Klynge over fylkesgrensa", ["1508", "5001"]);
        var body = await midt.BodyAsync("Organ over fylkesgrensa", new { kind = "municipal", appointedBy = "1508" });
        await midt.RoleAsync(await midt.PersonAsync("Kontakten i Ålesund"), "1508");

        Assert.Equal(3, await midt.BecomesAsync("2028-01-01"));

        var open = await midt.SettlementsAsync();
        Assert.Equal(["membership Klynge over fylkesgrensa", "role Kontakten i Ålesund", "seat Organ over fylkesgrensa"], Names(open));
        Assert.Each(open, settlement =>
        {
            Assert.Equal(("move", "moved"), (settlement.Text("reform"), settlement.Text("obstacle")));
            Assert.Empty(settlement.Texts("proposal"));
            Assert.Equal(settlement.Text("part") == "seat" ? ["1508"] : [], settlement.Items("choices").Select(choice => choice.Text("number")));
        });
        var membership = open.Single(settlement => settlement.Text("part") == "membership");
        using var stays = await midt.TryDecideAsync(membership, new { successors = new[] { midt.IdOf("1508") }, reason = "Vil bli." });
        await stays.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields");
        await midt.DecideAsync(membership, null);
        await midt.DecideAsync(open.Single(settlement => settlement.Text("part") == "seat"), "Samarbeidet fortsetter.", midt.IdOf("1508"));

        Assert.Equal(["5001 telt"], Members(await midt.ReadAsync("clusters", cluster)));
        Assert.Equal(["1508"], (await midt.ReadAsync("bodies", body)).Items("seats").Select(seat => seat.GetProperty("appointedBy").Text("number")));
        Assert.Equal(0, await midt.ApplyAsync());
    }

    [Fact]
    public async Task In_the_new_region_it_can_join_from_the_day_on_and_nothing_is_guessed()
    {
        await using var vest = await StartAsync("2027-12-31", Moved, "vest");

        Assert.Equal(0, await vest.BecomesAsync("2028-01-01"));

        Assert.Equal("vest", (await vest.Anyone.ReadAsync("/v1/municipalities/1508")).Text("region"));
        Assert.Equal("midt", (await vest.Anyone.ReadAsync("/v1/municipalities/1508?on=2027-12-31")).Text("region"));
        Assert.Equal(["1508 telt"], Members(await vest.FoundAsync("Klynge i ny region", ["1508"])));
    }

    [Fact]
    public async Task A_municipality_without_region_belongs_to_the_nation_until_it_has_one()
    {
        using var folder = new ReferenceFolder();
        await folder.ReplaceAsync("regions.csv", "ost,KSF Øst,3205,32;31,2024-01-01,,", "ost,KSF Øst,3205,32;31,2024-01-01,2028-01-01,", "ost,KSF Øst,3205,32;31;03,2028-01-01,,");
        await using var nation = await StartAsync("2027-12-31", ReferenceFiles.Read(folder.Path), "nasjonal", folder.Path);
        var cluster = await nation.FoundAsync("Oslo for seg selv", ["0301"]);
        Assert.Equal(["0301 telt"], Members(cluster));

        Assert.Equal(1, await nation.BecomesAsync("2028-01-01"));

        Assert.Equal(["membership Oslo for seg selv"], Names(await nation.SettlementsAsync()));
    }
}
