using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

public sealed class FoundClusterTests(Country country)
{
    /// <summary>As the evaluation of 2023 lists them (data/ksf-structure.csv), by number of 2024.</summary>
    private static readonly string[] Fousam =
    [
        "1149", "1106", "1146", "1145", "1151", "1135", "1134", "1160", "4611", "4612", "4614", "4613", "4615", "4617", "4618", "4616",
    ];

    [Fact]
    public async Task The_secretariat_founds_FOUSAM_and_the_nation_hears_of_it()
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("FOUSAM", Fousam, "1149"));
        var founded = await answer.JsonAsync(HttpStatusCode.Created);

        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        Assert.Equal(founded.GetRawText(), (await country.Secretariat.ReadAsync(answer.Location)).GetRawText());
        var members = founded.Items("members");
        Assert.Equal(16, members.Count);
        Assert.Equal(["Karmøy"], members.Where(m => m.GetProperty("engine").GetBoolean()).Select(m => m.Text("name")));
        Assert.Equal(
            ["Bokn", "Bømlo", "Etne", "Fitjar", "Haugesund", "Karmøy", "Kvinnherad", "Sauda", "Stord", "Suldal", "Sveio", "Tysnes", "Tysvær", "Ullensvang", "Utsira", "Vindafjord"],
            members.Select(m => m.Text("name")).Order(StringComparer.Create(new("nb-NO"), false)));

        var id = founded.Text("id");
        Assert.Equal(1L, await country.Vest.QueryAsync<long>("select count(*) from platform.audit where subject = $1 and action = 'cluster.found' and actor_id is not null", $"clusters/{id}"));
        await Country.CarryAsync(country.Vest, country.Nation);
        var heard = await Poll.UntilAsync(
            () => country.Nation.With("leser").ReadAllAsync("/v1/clusters?deployment=vest", 50),
            clusters => clusters.Exists(c => c.Text("id") == id), TimeSpan.FromSeconds(20));
        // The nation may read it and change nothing.
        var copy = heard.Single(c => c.Text("id") == id);
        Assert.Empty(copy.Items("actions"));
        Assert.Equal(members.Select(m => m.GetRawText()), copy.Items("members").Select(m => m.GetRawText()));
    }

    [Fact]
    public async Task The_nations_own_clusters_are_not_written_again_when_it_hears_of_them()
    {
        using var secretariat = await country.Nation.SignInAsync("nasjonalt-sekretariat", ServiceDefaults.Access.Roles.NationalSecretariat, StableId.OfDeployment("nasjonal"));
        using var founded = await secretariat.CreateAsync("/v1/clusters", Cluster("Hovedstadsklynga", ["0301"]));
        var id = Guid.Parse((await founded.JsonAsync(HttpStatusCode.Created)).Text("id"));
        var version = await VersionAsync();

        // What comes after it in the same queue has arrived.
        using var last = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Etter hovedstadsklynga", ["4650"]));
        await Poll.UntilAsync(() => country.Nation.QueryAsync<bool>("select sent_at is not null from platform.outbox where subject = $1", $"clusters/{id}"), sent => sent, TimeSpan.FromSeconds(20));
        await Country.CarryAsync(country.Vest, country.Nation);
        await Poll.UntilAsync(
            () => country.Nation.QueryAsync<long>("select count(*) from clusters where name = 'Etter hovedstadsklynga'"), copied => copied == 1, TimeSpan.FromSeconds(20));

        Assert.Equal(version, await VersionAsync());

        Task<string?> VersionAsync() => country.Nation.QueryAsync<string>("select xmin::text from clusters where id = $1", id);
    }

    [Fact]
    public async Task A_municipality_in_two_clusters_is_counted_in_the_first()
    {
        using var first = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Første i Sunnfjord", ["4647", "4602"]));
        using var second = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Andre i Sunnfjord", ["4647", "4648"]));

        Assert.Equal(["4602", "4647"], Primary(await first.JsonAsync(HttpStatusCode.Created)));
        Assert.Equal(["4648"], Primary(await second.JsonAsync(HttpStatusCode.Created)));
    }

    [Fact]
    public async Task A_name_is_given_once_in_a_region()
    {
        using var first = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Ryfylkeklynga", ["1130"]));
        var id = (await first.JsonAsync(HttpStatusCode.Created)).Text("id");
        foreach (var name in (string[])["RYFYLKEKLYNGA ", "Ｒｙｆｙｌｋｅｋｌｙｎｇａ"])
        {
            using var second = await country.Secretariat.CreateAsync("/v1/clusters", Cluster(name, ["1133"]));
            Assert.Equal(id, (await second.ProblemAsync(HttpStatusCode.Conflict, "cluster-name-taken")).Text("conflictingId"));
        }
    }

    [Fact]
    public async Task The_same_request_sent_again_founds_nothing_more()
    {
        var key = Requests.NewKey();
        using var first = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Sendt to ganger", ["4640"]), key);
        using var again = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Sendt to ganger", ["4640"]), key);

        Assert.Equal(
            (await first.JsonAsync(HttpStatusCode.Created)).Text("id"),
            (await again.JsonAsync(HttpStatusCode.Created)).Text("id"));
    }

    [Theory]
    [InlineData("nb", "Ingen kommune har nummeret 1247 i dag. Bruk det firesifrede kommunenummeret.", "5001 Trondheim hører til «midt». En klynge kan bare ha kommuner fra sin egen region.")]
    [InlineData("nn", "Ingen kommune har nummeret 1247 i dag. Bruk det firesifra kommunenummeret.", "5001 Trondheim høyrer til «midt». Ei klynge kan berre ha kommunar frå sin eigen region.")]
    [InlineData("en", "No municipality has the number 1247 today. Use the four-digit municipality number.", "5001 Trondheim belongs to “midt”. A cluster can only have municipalities of its own region.")]
    public async Task What_is_wrong_is_told_at_each_field_in_the_callers_language(string language, string unknown, string otherRegion)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Feil", ["4601", "1247", "5001", "4601"], "4627"), language: language);
        var errors = (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors();

        Assert.Equal(["/engines/0", "/members/1", "/members/2", "/members/3"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((unknown, otherRegion), (errors["/members/1"], errors["/members/2"]));
    }

    [Fact]
    public async Task Name_date_and_members_must_be_given_and_the_date_not_be_in_the_future()
    {
        using var empty = await country.Secretariat.CreateAsync("/v1/clusters", new { });
        using var future = await country.Secretariat.CreateAsync("/v1/clusters", new { name = "I morgen", foundedOn = "2199-01-01", members = new[] { "4601" } });

        Assert.Equal(["/foundedOn", "/members", "/name"], (await empty.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["/foundedOn"], (await future.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
    }

    [Fact]
    public async Task There_are_not_more_engines_than_a_list_may_have()
    {
        var engines = Enumerable.Repeat("4601", 501).ToArray();
        using var answer = await country.Secretariat.CreateAsync("/v1/clusters", Cluster("Mange motorer", ["4601"], engines));

        Assert.Equal(("/engines", "Høyst 500 her; du har sendt 501."), (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError());
    }

    [Fact]
    public async Task Others_than_the_secretariat_found_no_cluster()
    {
        var askøy = RealData.On(RealData.Day("2024-01-01"))["4627"].Single().Municipality.Id;
        var contact = await country.Vest.SignInAsync("askoy-fou", ServiceDefaults.Access.Roles.RdContact, askøy);
        var elsewhere = await country.Vest.SignInAsync("midt-sekretariat", ServiceDefaults.Access.Roles.RegionalSecretariat, StableId.OfDeployment("midt"));

        foreach (var client in new[] { contact, elsewhere, country.Reader })
        {
            using var answer = await client.CreateAsync("/v1/clusters", Cluster("Uten lov", ["4627"]));
            await answer.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        }
    }

    [Fact]
    public async Task An_id_that_nobody_has_is_not_found()
    {
        await country.Reader.ReadProblemAsync($"/v1/clusters/{Guid.Empty}", HttpStatusCode.NotFound, "not-found");
    }

    private static object Cluster(string name, string[] members, params string[] engines) => new
    {
        name,
        foundedOn = "2019-03-01",
        members,
        engines,
        areas = new[] { "health-and-care" },
        waiver = "Partnere kommer senere.",
    };

    private static IEnumerable<string> Primary(JsonElement cluster) =>
        cluster.Items("members").Where(member => member.GetProperty("primary").GetBoolean()).Select(member => member.Text("number"));
}
