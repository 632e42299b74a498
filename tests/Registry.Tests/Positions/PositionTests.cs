using System.Net;
using System.Text.Json;
using Ksf.Registry.Positions;
using Ksf.Registry.Tests.Invitations;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Positions;

/// <summary>Shared positions and public-sector PhDs.</summary>
public sealed class PositionTests(Country country)
{
    [Fact]
    public async Task A_shared_position_is_registered_found_by_employer_and_day_and_ended()
    {
        var institution = await InstitutionAsync();
        using var registered = await country.Secretariat.CreateAsync("/v1/positions", new
        {
            kind = "shared-position",
            title = "Forsker i eldreomsorg",
            employers = new object[] { new { party = "4601", percent = 50 }, new { party = institution, percent = 50 } },
            from = "2024-08-01",
            to = "2199-08-01",
            areas = new[] { "health-and-care" },
            funding = "Bergen kommune",
        });
        var position = await registered.JsonAsync(HttpStatusCode.Created);
        var id = position.Text("id");

        Assert.Equal(("shared-position", "active", "4601", 50), (position.Text("kind"), position.Text("status"), Employer(position, 0).GetProperty("party").Text("number"), Employer(position, 0).GetProperty("percent").GetInt32()));
        Assert.Empty((await country.Vest.Anonymous.ReadAsync(registered.Location)).Items("actions"));
        Assert.True(await IsListedAsync(id, "party=4601&on=2024-08-01"));
        Assert.True(await IsListedAsync(id, $"party={institution}"));
        Assert.False(await IsListedAsync(id, "party=4601&on=2024-07-31"));
        Assert.False(await IsListedAsync(id, "party=4627"));

        using var ended = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{registered.Location}/ending", "\"1\"", new { on = "2025-01-01", reason = "Prosjektet er slutt." });
        Assert.Equal(("ended", "2025-01-01"), ((await ended.JsonAsync()).Text("status"), (await ended.JsonAsync()).Text("to")));
        Assert.False(await IsListedAsync(id, "party=4601&on=2025-01-01"));
        Assert.True(await IsListedAsync(id, "party=4601"));
        using var again = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{registered.Location}/ending", "\"2\"", new { on = "2025-01-01", reason = "En gang til." });
        await again.ProblemAsync(HttpStatusCode.Conflict, "not-open");
    }

    [Theory]
    [InlineData("shared-position", 60, 50, "/employers")]
    [InlineData("public-sector-phd", 100, 1, "/employers")]
    [InlineData("shared-position", 0, 50, "/employers/0/percent")]
    [InlineData("secondary-position", 100, 101, "/employers/1/percent")]
    public async Task Two_who_share_a_position_have_at_most_the_whole_of_it(string kind, int one, int other, string pointer)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/positions", Position(kind, ("4601", one), ("4627", other)));

        Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
    }

    [Fact]
    public async Task A_secondary_position_stands_beside_a_whole_one()
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/positions", Position("secondary-position", ("4601", 100), ("4627", 20)));

        await answer.JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_wrong_with_a_position_is_told_at_the_field()
    {
        using var same = await country.Secretariat.CreateAsync("/v1/positions", Position("shared-position", ("4601", 50), ("4601", 50)));
        using var unknown = await country.Secretariat.CreateAsync("/v1/positions", Position("shared-position", ("9999", 50), ("4601", 50)));
        using var one = await country.Secretariat.CreateAsync("/v1/positions", Position("shared-position", ("4601", 50)));
        using var person = await country.Secretariat.CreateAsync("/v1/positions", new { kind = "shared-position", title = "Uten samtykke", employers = Employers(("4601", 50), ("4627", 50)), from = "2024-01-01", person = Guid.CreateVersion7() });

        Assert.Equal(["/employers/1/party"], (await same.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
        Assert.Equal(["/employers/0/party"], (await unknown.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
        Assert.Equal(["/employers"], (await one.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
        Assert.Equal(["/nameIsPublic"], (await person.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
    }

    [Fact]
    public async Task Who_holds_it_is_shown_by_consent_and_never_in_an_event()
    {
        var (_, id) = await country.RegisteredAsync("stipendiat", "Stipendiat Navnløs-Utad", "4644", "rd-contact");
        using var registered = await country.Secretariat.CreateAsync("/v1/positions", new { kind = "public-sector-phd", title = "Fall i hjemmet", employers = Employers(("4601", 75), ("4627", 25)), from = "2024-01-01", person = id, nameIsPublic = false });
        var answer = await registered.JsonAsync(HttpStatusCode.Created);

        Assert.Null(answer.TextOrNull("name"));
        Assert.Null((await country.Vest.Anonymous.ReadAsync(registered.Location)).TextOrNull("name"));
        Assert.Equal("Stipendiat Navnløs-Utad", (await country.Secretariat.ReadAsync(registered.Location)).Text("name"));
        using var revised = await country.Secretariat.ChangeAsync(
            HttpMethod.Put, registered.Location, "\"1\"", new { title = "Fall hjemme", employers = Employers(("4601", 75), ("4627", 25)), from = "2024-01-01", person = id, nameIsPublic = true });
        Assert.Equal("Fall hjemme", (await revised.JsonAsync()).Text("title"));
        Assert.Equal("Stipendiat Navnløs-Utad", (await country.Vest.Anonymous.ReadAsync(registered.Location)).Text("name"));
        var told = await country.Vest.QueryAsync<string>("select string_agg(body, '') from platform.outbox where subject = $1", $"positions/{answer.Text("id")}");
        Assert.DoesNotContain(id.ToString(), told!, StringComparison.Ordinal);

        using var export = await country.Secretariat.AskAsync($"/v1/actors/{id}/export");
        Assert.Equal(["Fall hjemme"], (await export.JsonAsync()).Items("positions").Select(position => position.Text("title")));
        using var erased = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/actors/{id}/erasure", "\"1\"", new { reason = "Bedt om det." });
        await erased.JsonAsync();
        Assert.Null((await country.Secretariat.ReadAsync(registered.Location)).TextOrNull("name"));
    }

    [Fact]
    public async Task The_nation_lists_the_regions_positions_without_who_holds_them()
    {
        var (_, id) = await country.RegisteredAsync("delt-forsker", "Dina Delt", "4645", "rd-contact");
        using var registered = await country.Secretariat.CreateAsync(
            "/v1/positions", new { kind = "shared-position", title = "Forsker for nasjonen", employers = Employers(("4601", 50), ("4627", 50)), from = "2024-01-01", person = id, nameIsPublic = true });
        var position = (await registered.JsonAsync(HttpStatusCode.Created)).Text("id");
        await Poll.UntilAsync(
            () => country.Vest.QueryAsync<long>("select count(*) from platform.outbox where subject = $1", $"positions/{position}"), count => count == 1, TimeSpan.FromSeconds(10));

        await Country.CarryAsync(country.Vest, country.Nation);

        var seen = await Poll.UntilAsync(
            async () => (await country.Nation.Anonymous.ReadAllAsync("/v1/positions?party=4627&deployment=vest")).Find(one => one.Text("id") == position),
            found => found.ValueKind == JsonValueKind.Object, TimeSpan.FromSeconds(20));
        Assert.Equal(("vest", null, 0), (seen.Text("deployment"), seen.TextOrNull("name"), seen.Items("actions").Count));
    }

    [Fact]
    public async Task A_contact_registers_none()
    {
        using var answer = await country.Reader.CreateAsync("/v1/positions", Position("shared-position", ("4601", 50), ("4627", 50)));

        await answer.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public Task The_diagram_is_drawn_from_the_table() => StoredFile.CompareAsync(PositionTransitions.Table.Diagram(), "docs", "diagrams", "position.mmd");

    private async Task<bool> IsListedAsync(string id, string query) => (await country.Vest.Anonymous.ReadAllAsync($"/v1/positions?{query}")).Exists(position => position.Text("id") == id);

    private async Task<string> InstitutionAsync() =>
        (await country.Vest.Anonymous.ReadAllAsync("/v1/parties")).Find(party => party.Text("kind") == "institution").Text("id");

    private static object Position(string kind, params (string Party, int Percent)[] employers) => new { kind, title = "En stilling", employers = Employers(employers), from = "2024-01-01" };

    private static object[] Employers(params (string Party, int Percent)[] employers) => [.. employers.Select(employer => new { party = employer.Party, percent = employer.Percent })];

    private static JsonElement Employer(JsonElement position, int index) => position.Items("employers")[index];
}
