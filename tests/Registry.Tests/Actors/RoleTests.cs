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

    [Fact]
    public async Task An_organisations_administrator_gives_and_ends_roles_there_and_nowhere_else()
    {
        var administrator = await AdministratorAsync("4619", "Eidfjord");
        var colleague = await RegisterAsync("kollega-i-eidfjord", "FoU-kontakt, Eidfjord");
        var eidfjord = RealData.On(RealData.Day("2024-01-01"))["4619"].Single().Municipality.Id;

        using var given = await administrator.CreateAsync("/v1/roles", new { actor = colleague, organisation = "4619", role = "rd-contact" });
        using var elsewhere = await administrator.CreateAsync("/v1/roles", new { actor = colleague, organisation = "4620", role = "rd-contact" });
        using var higher = await administrator.CreateAsync("/v1/roles", new { actor = colleague, organisation = "vest", role = "regional-secretariat" });
        using var person = await administrator.CreateAsync("/v1/persons", Person("venn-i-eidfjord", "En venn"));
        var role = await given.JsonAsync(HttpStatusCode.Created);
        using var ended = await administrator.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", "\"1\"", new { reason = "Har byttet jobb." });

        Assert.Equal(["change", "end"], role.Texts("actions"));
        await elsewhere.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        await higher.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        await person.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        await ended.JsonAsync();
        Assert.Equal(
            [eidfjord, eidfjord],
            (await country.Vest.QueryAsync<Guid[]>("select array_agg(organisation_id) from platform.audit where subject = $1", $"roles/{role.Text("id")}"))!);
    }

    [Fact]
    public async Task Another_organisations_role_is_not_found_by_an_administrator()
    {
        var administrator = await AdministratorAsync("4620", "Ulvik");
        var actor = await RegisterAsync("kontakt-i-eidfjord", "FoU-kontakt, Eidfjord");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = "4619", role = "rd-contact" });

        using var ended = await administrator.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", "\"1\"", new { reason = "Ikke mitt." });

        await ended.ProblemAsync(HttpStatusCode.NotFound);
        await administrator.ReadProblemAsync(given.Location, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_roles_of_an_organisation_are_listed_with_their_holders_for_those_who_give_them()
    {
        var administrator = await AdministratorAsync("4621", "Voss");
        var contact = await RegisterAsync("kontakt-i-voss", "FoU-kontakt, Voss");
        var former = await RegisterAsync("for-i-voss", "Tidligere kontakt, Voss");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor = contact, organisation = "4621", role = "rd-contact" });
        using var ended = await country.Secretariat.CreateAsync("/v1/roles", new { actor = former, organisation = "4621", role = "rd-contact", from = "2020-01-01", to = "2021-01-01" });
        await given.JsonAsync(HttpStatusCode.Created);
        await ended.JsonAsync(HttpStatusCode.Created);

        foreach (var client in (HttpClient[])[country.Secretariat, administrator])
        {
            Assert.Equal(["FoU-kontakt, Voss"], await LabelsAsync(client, "/v1/roles?organisation=4621"));
            Assert.Equal(["FoU-kontakt, Voss", "Tidligere kontakt, Voss"], await LabelsAsync(client, "/v1/roles?organisation=4621&ended=true"));
        }
        Assert.Empty(await LabelsAsync(country.Reader, "/v1/roles?organisation=4621"));
        Assert.Empty(await LabelsAsync(administrator, "/v1/roles?organisation=4601"));
        Assert.Empty(await LabelsAsync(country.Secretariat, "/v1/roles?organisation=9999"));
        Assert.Equal(["FoU-kontakt, Voss"], await LabelsAsync(country.Vest.With("kontakt-i-voss"), "/v1/roles?ended=true", mustSee: 1));
    }

    [Fact]
    public async Task Roles_come_in_pages()
    {
        foreach (var n in (int[])[1, 2, 3])
        {
            using var given = await country.Secretariat.CreateAsync(
                "/v1/roles", new { actor = await RegisterAsync($"kontakt-{n}-i-samnanger", $"Kontakt {n}"), organisation = "4623", role = "rd-contact" });
            await given.JsonAsync(HttpStatusCode.Created);
        }

        var first = await country.Secretariat.ReadAsync("/v1/roles?organisation=4623&limit=2");
        var second = await country.Secretariat.ReadAsync($"/v1/roles?organisation=4623&limit=2&after={first.Text("next")}");

        Assert.Equal(["Kontakt 1", "Kontakt 2", "Kontakt 3"], first.Items("items").Concat(second.Items("items")).Select(role => role.Text("label")));
        Assert.Null(second.TextOrNull("next"));
    }

    [Fact]
    public async Task People_are_found_by_name_among_those_whom_one_may_give_roles()
    {
        var administrator = await AdministratorAsync("4622", "Kvam");
        var contact = await RegisterAsync("kontakt-i-kvam", "100 % Kvam_Kontakt");
        await RegisterAsync("ingen-i-kvam", "100 Kvammere");
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor = contact, organisation = "4622", role = "rd-contact", from = "2020-01-01", to = "2021-01-01" });
        await given.JsonAsync(HttpStatusCode.Created);

        Assert.Equal(["100 % Kvam_Kontakt", "100 Kvammere"], await LabelsAsync(country.Secretariat, "/v1/actors?name=kvam&limit=100", like: "100"));
        Assert.Equal(["100 % Kvam_Kontakt"], await LabelsAsync(country.Secretariat, "/v1/actors?name=%25%20KVAM_"));
        Assert.Equal(["100 % Kvam_Kontakt"], await LabelsAsync(administrator, "/v1/actors"));
        Assert.Empty(await LabelsAsync(country.Reader, "/v1/actors"));
    }

    private static async Task<IReadOnlyList<string>> LabelsAsync(HttpClient client, string address, int mustSee = 0, string like = "")
    {
        var found = await Poll.UntilAsync(() => client.ReadAsync(address), page => page.Items("items").Count >= mustSee, TimeSpan.FromSeconds(10));
        return [.. found.Items("items").Select(one => one.Text("label")).Where(label => label.StartsWith(like, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Signs in one who gives roles at a municipality. As in the other services, what they may do follows from a copy that events feed.</summary>
    private Task<HttpClient> AdministratorAsync(string number, string name) => country.Vest.SignInAsync(
        $"administrator-{name}", ServiceDefaults.Access.Roles.OrganisationAdministrator, RealData.On(RealData.Day("2024-01-01"))[number].Single().Municipality.Id);

    private async Task<string> RegisterAsync(string sub, string name)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/persons", Person(sub, name));
        return (await answer.JsonAsync(HttpStatusCode.Created)).Text("id");
    }

    private object Person(string sub, string name) => new { name, workEmail = "fou@example.no", issuer = country.Vest.Issuer.Authority, sub };
}
