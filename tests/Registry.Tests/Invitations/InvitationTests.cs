using System.Net;
using Ksf.Registry.Invitations;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Registry.Tests.Invitations;

public sealed class InvitationTests(Country country)
{
    [Fact]
    public async Task Somebody_nobody_has_registered_takes_the_role_they_were_invited_to()
    {
        var sent = await country.InviteAsync("kari.nordmann@bomlo.example.no", "4613", to: "2199-01-01");
        Assert.Equal(("pending", "kari.nordmann@bomlo.example.no"), (sent.View.Text("status"), sent.View.Text("email")));
        var kari = country.Stranger("kari-nordmann");

        using var opened = await kari.OpenAsync(sent.Token);
        var offer = (await opened.JsonAsync()).GetProperty("offer");
        Assert.Equal(("Bømlo", "rd-contact", "k…@bomlo.example.no"), (offer.GetProperty("organisation").Text("name"), offer.Text("role"), offer.Text("sentTo")));
        using var accepted = await kari.AcceptAsync(sent.Token, "Kari Nordmann", "kari.nordmann@bomlo.example.no");
        await accepted.JsonAsync();

        var me = await kari.ReadAsync("/v1/me");
        var role = Assert.Single(me.Items("roles"));
        Assert.Equal(("Kari Nordmann", "4613", "rd-contact", "2199-01-01"), (me.Text("label"), role.GetProperty("organisation").Text("number"), role.Text("role"), role.Text("to")));
        await Poll.UntilAsync(
            () => country.Vest.HasRoleAsync(Guid.Parse(me.Text("actor")), "rd-contact", InvitationSteps.Municipality("4613")), has => has, TimeSpan.FromSeconds(10));
        var after = await country.Secretariat.InvitedAsync(sent.Id);
        Assert.Equal(("accepted", "Kari Nordmann", null, null), (after.View.Text("status"), after.View.Text("acceptedBy"), after.View.TextOrNull("email"), after.View.TextOrNull("link")));
    }

    [Fact]
    public async Task A_person_who_is_registered_keeps_their_name_and_gets_one_more_role()
    {
        var (ola, id) = await country.RegisteredAsync("ola-to-roller", "Ola med to roller", "4614", "rd-contact");
        var sent = await country.InviteAsync("ola@example.no", "4616");

        using var accepted = await ola.AcceptAsync(sent.Token, "Et annet navn");

        await accepted.JsonAsync();
        var me = await ola.ReadAsync("/v1/me");
        Assert.Equal((id.ToString(), "Ola med to roller"), (me.Text("actor"), me.Text("label")));
        Assert.Equal(2, me.Items("roles").Count);
    }

    [Fact]
    public async Task The_link_is_used_once_and_whoever_used_it_may_ask_again()
    {
        var sent = await country.InviteAsync("en-gang@example.no", "4617");
        var (first, second) = (country.Stranger("en-gang-1"), country.Stranger("en-gang-2"));
        using var accepted = await first.AcceptAsync(sent.Token);
        var role = (await accepted.JsonAsync()).Text("id");

        using var repeated = await first.AcceptAsync(sent.Token);
        using var late = await second.AcceptAsync(sent.Token);
        using var openedByFirst = await first.OpenAsync(sent.Token);
        using var openedBySecond = await second.OpenAsync(sent.Token);

        Assert.Equal(role, (await repeated.JsonAsync()).Text("id"));
        await late.ProblemAsync(HttpStatusCode.Conflict, "invitation-used");
        Assert.True((await openedByFirst.JsonAsync()).GetProperty("acceptedByYou").GetBoolean());
        var seen = await openedBySecond.JsonAsync();
        Assert.Equal(("accepted", false), (seen.Text("status"), seen.GetProperty("acceptedByYou").GetBoolean()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, seen.GetProperty("offer").ValueKind);
        Assert.Null((await second.ReadAsync("/v1/me")).TextOrNull("actor"));
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_one_wins()
    {
        var sent = await country.InviteAsync("samtidig@example.no", "4618");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => country.Stranger($"samtidig-{n}").AcceptAsync(sent.Token)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1, await country.Vest.QueryAsync<long>("select count(*) from actors where subject like 'samtidig-%'"));
    }

    [Fact]
    public async Task A_withdrawn_an_expired_and_an_unknown_link_give_nothing()
    {
        var withdrawn = await country.InviteAsync("trukket@example.no", "4624");
        using var answer = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/invitations/{withdrawn.Id}/withdrawal", "\"1\"", new { });
        Assert.Equal("withdrawn", (await answer.JsonAsync()).Text("status"));
        var expired = await country.InviteAsync("utlopt@example.no", "4624");
        await country.Vest.QueryAsync<int>("with old as (update invitations set expires_at = now() - interval '1 minute' where id = $1 returning 1) select count(*)::int from old", Guid.Parse(expired.Id));
        var person = country.Stranger("uten-hell");

        using var one = await person.AcceptAsync(withdrawn.Token);
        using var two = await person.AcceptAsync(expired.Token);
        using var three = await person.AcceptAsync("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        using var unknown = await person.OpenAsync("noe-annet");

        await one.ProblemAsync(HttpStatusCode.Conflict, "invitation-withdrawn");
        await two.ProblemAsync(HttpStatusCode.Conflict, "invitation-expired");
        await three.ProblemAsync(HttpStatusCode.NotFound, "invitation-unknown");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "invitation-unknown");
        Assert.Equal(("expired", 0), ((await country.Secretariat.InvitedAsync(expired.Id)).View.Text("status"), (await country.Secretariat.InvitedAsync(expired.Id)).View.Items("actions").Count));
    }

    [Fact]
    public async Task An_invitation_that_is_sent_again_has_a_new_link_and_the_old_one_stops()
    {
        var first = await country.InviteAsync("pa-nytt@example.no", "4626");
        await country.Vest.QueryAsync<int>("with old as (update invitations set sent_at = now() - interval '1 hour' where id = $1 returning 1) select count(*)::int from old", Guid.Parse(first.Id));

        using var again = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/invitations/{first.Id}/sendings", "\"1\"", new { });
        await again.JsonAsync();
        using var tooSoon = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/invitations/{first.Id}/sendings", "\"2\"", new { });
        var second = await country.Secretariat.InvitedAsync(first.Id);

        await tooSoon.ProblemAsync(HttpStatusCode.TooManyRequests, "invitation-sent-too-often");
        using var old = await country.Stranger("pa-nytt").AcceptAsync(first.Token);
        using var @new = await country.Stranger("pa-nytt").AcceptAsync(second.Token);
        await old.ProblemAsync(HttpStatusCode.NotFound, "invitation-unknown");
        await @new.JsonAsync();
        Assert.Equal(1, await country.Vest.QueryAsync<long>("select count(*) from platform.mail where key = $1", $"invitation/{first.Id}/2"));
    }

    [Fact]
    public async Task An_administrator_invites_to_their_own_organisation_alone_and_sees_no_others()
    {
        var (administrator, _) = await country.RegisteredAsync("administrator-i-vaksdal", "Administrator, Vaksdal", "4628", "organisation-administrator");
        var own = await country.InviteAsync("ny@vaksdal.example.no", "4628", by: administrator);
        var other = await country.InviteAsync("ny@modalen.example.no", "4629");

        using var elsewhere = await administrator.CreateAsync("/v1/invitations", new { email = "ny@modalen.example.no", organisation = "4629", role = "rd-contact" });
        using var withdrawal = await administrator.ChangeAsync(HttpMethod.Post, $"/v1/invitations/{other.Id}/withdrawal", "\"1\"", new { });

        await elsewhere.ProblemAsync(HttpStatusCode.Forbidden, "not-permitted");
        await withdrawal.ProblemAsync(HttpStatusCode.NotFound);
        await administrator.ReadProblemAsync($"/v1/invitations/{other.Id}", HttpStatusCode.NotFound);
        var listed = Assert.Single((await administrator.ReadAsync("/v1/invitations")).Items());
        Assert.Equal((own.Id, "Administrator, Vaksdal", null), (listed.Text("id"), listed.Text("invitedBy"), listed.TextOrNull("link")));
        Assert.Empty((await country.Reader.ReadAsync("/v1/invitations")).Items());
        Assert.Contains((await country.Secretariat.ReadAsync("/v1/invitations?organisation=4629")).Items(), one => one.Text("id") == other.Id);
    }

    [Theory]
    [InlineData("ikke en adresse", "4601", "rd-contact", "/email")]
    [InlineData("to@example.no, tre@example.no", "4601", "rd-contact", "/email")]
    [InlineData("Kari <kari@example.no>", "4601", "rd-contact", "/email")]
    [InlineData("kari@example.no", "5001", "rd-contact", "/organisation")]
    [InlineData("kari@example.no", "4601", "regional-secretariat", "/role")]
    public async Task What_is_wrong_with_an_invitation_is_told_at_the_field(string email, string organisation, string role, string pointer)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/invitations", new { email, organisation, role });

        Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
    }

    [Fact]
    public async Task The_same_address_is_invited_to_the_same_role_once_at_a_time()
    {
        var first = await country.InviteAsync("samme@example.no", "4630");
        using var again = await country.Secretariat.CreateAsync("/v1/invitations", new { email = "Samme@Example.no", organisation = "4630", role = "rd-contact" });

        Assert.Equal(first.Id, (await again.ProblemAsync(HttpStatusCode.Conflict, "already-invited")).Text("conflictingId"));
    }

    [Fact]
    public async Task One_who_has_the_role_already_is_told_and_the_invitation_stays_open()
    {
        var (person, _) = await country.RegisteredAsync("har-rollen", "Har rollen", "4631", "rd-contact");
        var sent = await country.InviteAsync("har-rollen@example.no", "4631");

        using var accepted = await person.AcceptAsync(sent.Token);

        await accepted.ProblemAsync(HttpStatusCode.Conflict, "role-already-given");
        Assert.Equal("pending", (await country.Secretariat.InvitedAsync(sent.Id)).View.Text("status"));
    }

    [Fact]
    public async Task A_name_is_needed_and_a_machine_takes_no_role_by_invitation()
    {
        var sent = await country.InviteAsync("navnlos@example.no", "4632");

        using var nameless = await country.Stranger("navnlos").AcceptAsync(sent.Token, name: null);
        using var machine = await country.Vest.With("maskin", consumer: "0192:974760673").AcceptAsync(sent.Token);
        using var nobody = await country.Vest.Anonymous.AcceptAsync(sent.Token);

        Assert.Equal(["/name"], (await nameless.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
        await machine.ProblemAsync(HttpStatusCode.Forbidden, "invitation-for-persons");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Theory]
    [InlineData(null, "Invitasjon til KSF: FoU-kontakt for Osterøy kommune", "inviterer deg til å ha rollen")]
    [InlineData("nynorsk", "Invitasjon til KSF: FoU-kontakt for Osterøy kommune", "inviterer deg til å ha rolla")]
    [InlineData("english", "Invitation to KSF: R&D contact for the municipality of Osterøy", "invites you to take the role")]
    public async Task The_letter_is_in_the_language_that_was_chosen_and_leads_to_the_portal(string? language, string subject, string says)
    {
        var sent = await country.InviteAsync($"brev-{language ?? "standard"}@example.no", "4630", "organisation-administrator", language: language);

        var letter = await country.Vest.QueryAsync<string>("select subject || '|' || text from platform.mail where key = $1", $"invitation/{sent.Id}/1");

        Assert.NotNull(letter);
        Assert.StartsWith(subject.Replace("FoU-kontakt", "Administrator for roller", StringComparison.Ordinal).Replace("R&D contact", "Administrator of roles", StringComparison.Ordinal), letter, StringComparison.Ordinal);
        Assert.Contains(says, letter, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:5100/invitasjon/vest.{sent.Token}", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_address_nor_the_link_is_kept_anywhere_else_and_both_go_when_it_is_settled()
    {
        var sent = await country.InviteAsync("hemmelig.adresse@example.no", "4633");
        var person = country.Stranger("hemmelig-adresse");
        using var accepted = await person.AcceptAsync(sent.Token);
        await accepted.JsonAsync();

        foreach (var (table, row) in ((string, string)[])
            [("platform.audit", "t::text"), ("platform.outbox", "t::text"), ("platform.idempotent_answers", "convert_from(body, 'UTF8')"), ("platform.mail", "t::text"), ("invitations", "t::text")])
        {
            var everything = await country.Vest.QueryAsync<string>($"select string_agg({row}, ' ') from {table} t") ?? "";
            Assert.DoesNotContain("hemmelig.adresse", everything, StringComparison.Ordinal);
            Assert.DoesNotContain(sent.Token, everything, StringComparison.Ordinal);
        }
        Assert.Equal(
            "invitation.invite invitation.accept",
            await country.Vest.QueryAsync<string>("select string_agg(action, ' ' order by at) from platform.audit where subject = $1", $"invitations/{sent.Id}"));
    }

    [Fact]
    public async Task An_invitation_that_nobody_accepts_loses_its_address()
    {
        var sent = await country.InviteAsync("glemt@example.no", "4634");
        await country.Vest.QueryAsync<int>("with old as (update invitations set expires_at = now() - interval '1 minute' where id = $1 returning 1) select count(*)::int from old", Guid.Parse(sent.Id));

        await country.Vest.Services.GetRequiredService<ExpireInvitations>().RunAsync(CancellationToken.None);

        Assert.Equal("expired|f|f", await country.Vest.QueryAsync<string>(
            "select i.status || '|' || (i.email is not null)::text::char(1) || '|' || (m.recipient is not null)::text::char(1) from invitations i join platform.mail m on m.key = $2 where i.id = $1",
            Guid.Parse(sent.Id), $"invitation/{sent.Id}/1"));
    }
}
