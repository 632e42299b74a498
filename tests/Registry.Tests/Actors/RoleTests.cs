using System.Net;
using Ksf.Contracts;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Actors;

public sealed class RoleTests(Country country)
{
    [Fact]
    public async Task A_contact_is_registered_given_a_role_and_sees_whom_to_act_for()
    {
        var actor = await RegisterAsync("ny-kontakt", "FoU-kontakt, Bømlo");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4613", role = "rd-contact", from = "2024-01-01" });
        var role = await given.JsonAsync(HttpStatusCode.Created);

        var me = await country.Vest.With("ny-kontakt").ReadAsync("/v1/me");
        Assert.Equal((actor, "FoU-kontakt, Bømlo"), (me.Text("actor"), me.Text("label")));
        var mine = Assert.Single(me.Items("roles"));
        Assert.Equal(("4613", "Bømlo", "rd-contact", "2024-01-01"), (mine.GetProperty("organisation").Text("number"), mine.GetProperty("organisation").Text("name"), mine.Text("role"), mine.Text("from")));

        // What one may see follows from the copy that events feed, in Registry as in every other service.
        await Poll.UntilAsync(
            () => country.Vest.HasRoleAsync(Guid.Parse(actor), "rd-contact", Guid.Parse(mine.GetProperty("organisation").Text("id"))),
            known => known, TimeSpan.FromSeconds(10));
        Assert.Equal(role.Text("id"), (await country.Vest.With("ny-kontakt").ReadAsync(given.Location)).Text("id"));
    }

    [Fact]
    public async Task What_leaves_about_a_person_is_an_opaque_id()
    {
        var actor = await RegisterAsync("hemmelig-id-123", "Navn Navnesen-Unikt");

        var told = await country.Vest.QueryAsync<string>("select string_agg(body, '') from platform.outbox where subject = $1", $"actors/{actor}");
        var noted = await country.Vest.QueryAsync<string>("select string_agg(after::text, '') from platform.audit where subject = $1", $"actors/{actor}");
        Assert.Each([told!, noted!], text =>
        {
            Assert.DoesNotContain("Navnesen", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hemmelig", text, StringComparison.Ordinal);
        });
        Assert.Equal("ksf.access", await country.Vest.QueryAsync<string>("select exchange from platform.outbox where subject = $1", $"actors/{actor}"));
    }

    [Fact]
    public async Task A_system_is_recognised_by_its_consumer()
    {
        using var registered = await country.Secretariat.CreateAsync("/v1/systems", new { label = "Fagsystem, Stord", issuer = country.Vest.Issuer.Authority, consumer = "0192:938798958" });
        var system = (await registered.JsonAsync(HttpStatusCode.Created)).Text("id");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor = system, organisation = "vest", role = "integrator" });
        await given.JsonAsync(HttpStatusCode.Created);

        var me = await country.Vest.With("hvilken-som-helst-klient", consumer: "0192:938798958").ReadAsync("/v1/me");
        var organisation = Assert.Single(me.Items("roles")).GetProperty("organisation");
        Assert.Equal((system, "KSF Vest", null), (me.Text("actor"), organisation.Text("name"), organisation.TextOrNull("number")));
    }

    [Fact]
    public async Task Somebody_whom_nobody_has_registered_may_act_for_nobody()
    {
        var me = await country.Vest.With("ukjent").ReadAsync("/v1/me");

        Assert.Null(me.TextOrNull("actor"));
        Assert.Empty(me.Items("roles"));
    }

    [Fact]
    public async Task A_role_that_has_ended_or_not_begun_is_not_among_mine()
    {
        var actor = await RegisterAsync("fortid-og-framtid", "FoU-kontakt, Tysnes");
        using var ended = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4616", role = "rd-contact", from = "2020-01-01", to = "2021-01-01" });
        using var future = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4616", role = "rd-contact", from = "2199-01-01" });
        await ended.JsonAsync(HttpStatusCode.Created);
        await future.JsonAsync(HttpStatusCode.Created);

        Assert.Empty((await country.Vest.With("fortid-og-framtid").ReadAsync("/v1/me")).Items("roles"));
    }

    [Fact]
    public async Task An_identity_is_registered_once_and_a_role_given_once()
    {
        var actor = await RegisterAsync("to-ganger", "FoU-kontakt, Etne");
        using var again = await country.Secretariat.CreateAsync("/v1/persons", Person("to-ganger", "En annen"));
        var known = await again.ProblemAsync(HttpStatusCode.Conflict, "actor-already-registered");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4611", role = "rd-contact" });
        using var givenAgain = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4611", role = "rd-contact", from = "2020-01-01" });
        var overlap = await givenAgain.ProblemAsync(HttpStatusCode.Conflict);

        Assert.Equal(actor, known.Text("conflictingId"));
        Assert.Equal((await given.JsonAsync(HttpStatusCode.Created)).Text("id"), overlap.Text("conflictingId"));
    }

    [Theory]
    [InlineData("5001", "rd-contact", "/organisation")]
    [InlineData("midt", "regional-secretariat", "/organisation")]
    [InlineData("4601", "konge", "/role")]
    [InlineData("4601", "regional-secretariat", "/role")]
    [InlineData("vest", "rd-contact", "/role")]
    [InlineData("vest", "national-secretariat", "/role")]
    public async Task A_role_is_given_only_where_it_belongs(string organisation, string role, string pointer)
    {
        var actor = await RegisterAsync($"feil-{organisation}-{role}", "Noen");
        using var answer = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation, role });

        Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
    }

    [Fact]
    public async Task What_is_wrong_with_an_actor_or_a_period_is_told_at_the_field()
    {
        using var person = await country.Secretariat.CreateAsync("/v1/persons", new { name = "Noen", workEmail = "ikke-en-adresse", issuer = "ikke en adresse", sub = "" });
        using var system = await country.Secretariat.CreateAsync("/v1/systems", new { label = "Noe", issuer = "https://maskinporten.no/", consumer = "964338442" });
        using var role = await country.Secretariat.CreateAsync("/v1/roles", new { actor = Guid.Empty.ToString("D").Replace('0', '1'), organisation = "4601", role = "rd-contact", from = "2024-01-01", to = "2024-01-01" });

        Assert.Equal(["/issuer", "/sub", "/workEmail"], (await person.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["/consumer"], (await system.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
        Assert.Equal(["/actor", "/to"], (await role.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_contact_gives_no_roles_and_sees_nobody_elses()
    {
        var bergen = RealData.On(RealData.Day("2024-01-01"))["4601"].Single().Municipality.Id;
        var contact = await country.Vest.SignInAsync("bergen-fou", ServiceDefaults.Access.Roles.RdContact, bergen);
        var other = await RegisterAsync("noen-andre", "Noen andre");

        using var role = await contact.CreateAsync("/v1/roles", new { actor = other, organisation = "4601", role = "rd-contact" });
        using var person = await contact.CreateAsync("/v1/persons", Person("venn", "En venn"));

        await role.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        await person.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        await contact.ReadProblemAsync($"/v1/actors/{other}", HttpStatusCode.NotFound);
        Assert.Equal("Noen andre", (await country.Secretariat.ReadAsync($"/v1/actors/{other}")).Text("label"));
    }

    [Fact]
    public async Task A_role_is_changed_and_ended_from_the_version_that_was_read_and_the_audit_says_why()
    {
        var actor = await RegisterAsync("slutter-snart", "FoU-kontakt, Fitjar");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4615", role = "rd-contact" });
        var role = await given.JsonAsync(HttpStatusCode.Created);
        Assert.Equal(["change", "end"], role.Texts("actions"));
        var address = given.Location;

        using var changed = await country.Secretariat.ChangeAsync(HttpMethod.Put, address, "\"1\"", new { from = "2024-01-01", to = "2199-01-01" });
        using var stale = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{address}/ending", "\"1\"", new { reason = "For sent." });
        using var ended = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{address}/ending", "\"2\"", new { reason = "Har sluttet." });
        using var again = await country.Secretariat.ChangeAsync(HttpMethod.Put, address, "\"3\"", new { from = "2024-01-01" });

        Assert.Equal("2199-01-01", (await changed.JsonAsync()).Text("to"));
        await stale.ProblemAsync(HttpStatusCode.PreconditionFailed, "version-outdated");
        Assert.Empty((await ended.JsonAsync()).Items("actions"));
        await again.ProblemAsync(HttpStatusCode.Conflict, "not-open");
        Assert.Empty((await country.Vest.With("slutter-snart").ReadAsync("/v1/me")).Items("roles"));
        Assert.Equal("Har sluttet.", await country.Vest.QueryAsync<string>("select reason from platform.audit where subject = $1 and action = 'role.end'", $"roles/{role.Text("id")}"));
        Assert.Equal(
            "assigned changed ended",
            await country.Vest.QueryAsync<string>("select string_agg(split_part(type, '.', 5), ' ' order by sequence) from platform.outbox where subject = $1", $"roles/{role.Text("id")}"));
    }

    [Fact]
    public async Task A_role_that_has_not_begun_is_ended_before_it_begins()
    {
        var actor = await RegisterAsync("begynner-aldri", "FoU-kontakt, Stord");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4614", role = "rd-contact", from = "2050-05-01" });

        using var ended = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", "\"1\"", new { reason = "Fikk en annen jobb." });

        var role = await ended.JsonAsync();
        Assert.Equal(("2050-05-01", "2050-05-01"), (role.Text("from"), role.Text("to")));
    }

    [Theory]
    [InlineData("nb", "Den tok slutt 1. januar 2021. Det er ikke noe å avslutte.")]
    [InlineData("nn", "Ho tok slutt 1. januar 2021. Det er ikkje noko å avslutte.")]
    [InlineData("en", "It ended on 1 January 2021. There is nothing to end.")]
    public async Task A_role_whose_time_is_over_has_already_ended(string language, string detail)
    {
        var actor = await RegisterAsync($"ferdig-{language}", "FoU-kontakt, Kvinnherad");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4617", role = "rd-contact", from = "2020-01-01", to = "2021-01-01" });
        using var secretariat = country.Vest.With("vest-sekretariat");
        secretariat.DefaultRequestHeaders.Add("Accept-Language", language);

        foreach (var body in (object[])[new { reason = "Har sluttet." }, new { reason = "Har sluttet.", on = "2199-01-01" }])
        {
            using var ended = await secretariat.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", "\"1\"", body);
            Assert.Equal(detail, (await ended.ProblemAsync(HttpStatusCode.Conflict, "role-already-ended")).Text("detail"));
        }
    }

    [Fact]
    public async Task A_role_is_ended_while_it_lasts()
    {
        var actor = await RegisterAsync("slutter-i-2150", "FoU-kontakt, Ullensvang");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4618", role = "rd-contact", from = "2020-01-01", to = "2150-01-01" });

        using var later = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", "\"1\"", new { reason = "Slutter.", on = "2150-01-02" });
        using var before = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", "\"1\"", new { reason = "Slutter.", on = "2020-01-02" });
        using var ended = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", "\"1\"", new { reason = "Slutter.", on = "2149-12-31" });

        Assert.Equal(("/on", "Rollen varer bare til 1. januar 2150. Velg en tidligere dag."), (await later.ProblemAsync(HttpStatusCode.UnprocessableEntity)).OnlyError());
        Assert.Equal(("/on", "En rolle kan avsluttes i dag eller senere."), (await before.ProblemAsync(HttpStatusCode.UnprocessableEntity)).OnlyError());
        Assert.Equal("2149-12-31", (await ended.JsonAsync()).Text("to"));
    }

    [Fact]
    public async Task Of_those_who_change_and_end_a_role_at_once_one_wins_and_the_others_are_told()
    {
        var actor = await RegisterAsync("endres-og-avsluttes", "FoU-kontakt, Austevoll");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4625", role = "rd-contact" });
        var address = given.Location;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => n % 2 == 0
            ? country.Secretariat.ChangeAsync(HttpMethod.Put, address, "\"1\"", new { from = "2024-01-01", to = "2199-01-01" })
            : country.Secretariat.ChangeAsync(HttpMethod.Post, $"{address}/ending", "\"1\"", new { reason = "Har sluttet." })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task A_role_can_be_held_at_a_cluster()
    {
        using var founded = await country.Secretariat.CreateAsync("/v1/clusters", new { name = "Sunnhordland for roller", foundedOn = "2024-01-01", members = new[] { "4613", "4614" }, waiver = "Partnere kommer senere." });
        var cluster = (await founded.JsonAsync(HttpStatusCode.Created)).Text("id");
        var actor = await RegisterAsync("koordinator", "Klyngekoordinator, Sunnhordland");

        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = cluster, role = "cluster-coordinator" });
        using var contact = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = cluster, role = "rd-contact" });

        await given.JsonAsync(HttpStatusCode.Created);
        var mine = Assert.Single((await country.Vest.With("koordinator").ReadAsync("/v1/me")).Items("roles"))!;
        Assert.Equal(("cluster", "Sunnhordland for roller"), (mine.GetProperty("organisation").Text("kind"), mine.GetProperty("organisation").Text("name")));
        Assert.Equal(["/role"], (await contact.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
    }

    private async Task<string> RegisterAsync(string sub, string name)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/persons", Person(sub, name));
        return (await answer.JsonAsync(HttpStatusCode.Created)).Text("id");
    }

    private object Person(string sub, string name) => new { name, workEmail = "fou@example.no", issuer = country.Vest.Issuer.Authority, sub };
}
