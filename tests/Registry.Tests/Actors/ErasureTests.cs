using System.Net;
using Ksf.Registry.Actors;
using Ksf.Registry.Data;
using Ksf.Registry.Tests.Invitations;
using Ksf.ServiceDefaults;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ksf.Registry.Tests.Actors;

/// <summary>What is held about a person, and how it goes.</summary>
public sealed class ErasureTests(Country country)
{
    [Fact]
    public async Task A_person_downloads_all_that_names_them_here()
    {
        var (person, id) = await country.RegisteredAsync("laster-ned", "Liv Laster-Ned", "4636", "organisation-administrator");
        var invited = await country.InviteAsync("en.annen@example.no", "4636", by: person);
        var addressed = await country.InviteAsync("laster-ned@example.no", "4637");

        var export = await person.ReadAsync("/v1/me/export");

        Assert.Equal((id.ToString(), "Liv Laster-Ned", "laster-ned@example.no", "laster-ned", "vest"), (export.Text("person"), export.Text("name"), export.Text("workEmail"), export.Text("sub"), export.Text("deployment")));
        Assert.Equal(["organisation-administrator"], export.Items("roles").Select(role => role.Text("role")));
        Assert.Equal(
            [(invited.Id, true, null), (addressed.Id, false, "laster-ned@example.no")],
            export.Items("invitations").Select(one => (one.Text("id"), one.GetProperty("sentByYou").GetBoolean(), one.TextOrNull("email"))));
        Assert.Equal(["actor.register", "invitation.invite"], export.Items("audit").Select(row => row.Text("action")));
        Assert.DoesNotContain("en.annen", export.ToString(), StringComparison.Ordinal);
        Assert.Contains("nøklet hash", export.Text("elsewhere"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secretariat_exports_on_behalf_of_a_person_and_the_audit_says_so_and_others_may_not()
    {
        var (person, id) = await country.RegisteredAsync("ber-om-innsyn", "Ine Innsyn", "4638", "rd-contact");
        var (administrator, _) = await country.RegisteredAsync("administrator-i-masfjorden", "Administrator", "4634", "organisation-administrator");

        var export = await country.Secretariat.ReadAsync($"/v1/actors/{id}/export");
        await administrator.ReadProblemAsync($"/v1/actors/{id}/export", HttpStatusCode.NotFound);
        await country.Stranger("helt-ukjent").ReadProblemAsync("/v1/me/export", HttpStatusCode.NotFound);

        Assert.Equal("Ine Innsyn", export.Text("name"));
        Assert.Contains("actor.export", (await person.ReadAsync("/v1/me/export")).Items("audit").Select(row => row.Text("action")));
    }

    [Fact]
    public async Task One_who_is_erased_is_recognised_no_more_and_what_they_did_stays_under_an_opaque_id()
    {
        var (person, id) = await country.RegisteredAsync("skal-slettes", "Sara Skal-Slettes", "4639", "organisation-administrator");
        var sent = await country.InviteAsync("ny.i.gulen@example.no", "4639", by: person);
        var mine = await country.InviteAsync("Skal-Slettes@example.no", "4640");
        var version = await VersionAsync(person, id);

        using var erased = await person.ChangeAsync(HttpMethod.Post, $"/v1/actors/{id}/erasure", version, new { reason = "Jeg slutter." });
        var answer = await erased.JsonAsync();

        Assert.Equal((id.ToString(), 1), (answer.Text("id"), answer.GetProperty("rolesEnded").GetInt32()));
        Assert.Null((await person.ReadAsync("/v1/me")).TextOrNull("actor"));
        await Poll.UntilAsync(
            () => country.Vest.QueryAsync<long>("select count(*) from platform.known_actors where id = $1 and length(identity_hash) = 16", id), known => known == 1, TimeSpan.FromSeconds(10));
        Assert.Equal("withdrawn", (await country.Secretariat.InvitedAsync(mine.Id)).View.Text("status"));
        // What the person did for the organisation stands, without the name.
        Assert.Equal(("pending", null), ((await country.Secretariat.InvitedAsync(sent.Id)).View.Text("status"), (await country.Secretariat.InvitedAsync(sent.Id)).View.TextOrNull("invitedBy")));
        Assert.DoesNotContain("Sara", (await country.Secretariat.ReadAsync("/v1/actors?name=Sara")).ToString(), StringComparison.Ordinal);
        var roles = await country.Secretariat.ReadAsync("/v1/roles?organisation=4639&ended=true");
        Assert.Equal((id.ToString(), ""), (Assert.Single(roles.Items()).Text("actor"), roles.Items()[0].Text("label")));
        Assert.Equal("Jeg slutter.", await country.Vest.QueryAsync<string>("select reason from platform.audit where subject = $1 and action = 'actor.erase' and actor_id = $2", $"actors/{id}", id));
        Assert.Equal(2, await country.Vest.QueryAsync<long>("select count(*) from platform.audit where actor_id = $1 and action in ('invitation.invite', 'role.end')", id));
        foreach (var table in (string[])["actors", "platform.audit", "platform.outbox", "platform.known_actors", "invitations", "platform.mail"])
        {
            var everything = await country.Vest.QueryAsync<string>($"select string_agg(t::text, ' ') from {table} t") ?? "";
            Assert.DoesNotContain("skal-slettes", everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task One_who_comes_back_is_a_new_person()
    {
        var (person, id) = await country.RegisteredAsync("kommer-igjen", "Kim Kommer-Igjen", "4641", "rd-contact");
        using var erased = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/actors/{id}/erasure", await VersionAsync(country.Secretariat, id), new { reason = "Bedt om på telefon." });
        await erased.JsonAsync();
        var again = await country.InviteAsync("kommer-igjen@example.no", "4641");

        using var accepted = await person.AcceptAsync(again.Token, "Kim Kommer-Igjen");

        await accepted.JsonAsync();
        Assert.NotEqual(id.ToString(), (await person.ReadAsync("/v1/me")).Text("actor"));
    }

    [Fact]
    public async Task Only_the_person_and_the_secretariat_erase_and_only_what_they_have_read()
    {
        var (person, id) = await country.RegisteredAsync("slettes-ikke", "Stine Slettes-Ikke", "4642", "rd-contact");
        var (other, _) = await country.RegisteredAsync("annen-administrator", "En annen", "4642", "organisation-administrator");

        using var byOther = await other.ChangeAsync(HttpMethod.Post, $"/v1/actors/{id}/erasure", "\"1\"", new { reason = "Vil ikke ha henne." });
        using var stale = await person.ChangeAsync(HttpMethod.Post, $"/v1/actors/{id}/erasure", "\"7\"", new { reason = "Jeg slutter." });
        using var tried = await person.ChangeAsync(HttpMethod.Post, $"/v1/actors/{id}/erasure?dryRun=true", "\"1\"", new { reason = "Jeg slutter." });
        using var without = await person.ChangeAsync(HttpMethod.Post, $"/v1/actors/{id}/erasure", "\"1\"", new { reason = "" });

        await byOther.ProblemAsync(HttpStatusCode.NotFound);
        await stale.ProblemAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal(1, (await tried.JsonAsync()).GetProperty("rolesEnded").GetInt32());
        Assert.Equal(["/reason"], (await without.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
        Assert.Equal("Stine Slettes-Ikke", (await person.ReadAsync("/v1/me")).Text("label"));
    }

    [Fact]
    public async Task One_whom_a_restored_database_brings_back_is_erased_again()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ksf-erasures-").FullName, "vest", "erasures.csv");
        var (person, id) = await country.RegisteredAsync("gjenopprettet", "Geir Gjenopprettet", "4643", "rd-contact");
        var list = new ErasureList(
            new ConfigurationBuilder().AddInMemoryCollection([new("Registry:ErasureList", file)]).Build(), country.Vest.Services.GetRequiredService<Deployment>(), NullLogger<ErasureList>.Instance);
        // The list says so, and the database of yesterday does not.
        await list.AddAsync(id, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await File.AppendAllTextAsync(file, "0192f0");
        var step = new RepeatErasures(
            country.Vest.Services.GetRequiredService<IServiceScopeFactory>(), list, TimeProvider.System, NullLogger<RepeatErasures>.Instance);

        await step.RunAsync(CancellationToken.None);
        await step.RunAsync(CancellationToken.None);

        Assert.Null((await person.ReadAsync("/v1/me")).TextOrNull("actor"));
        await using var scope = country.Vest.Services.CreateAsyncScope();
        var actor = await scope.ServiceProvider.GetRequiredService<RegistryDbContext>().Actors.SingleAsync(one => one.Id == id);
        Assert.Equal(("", null, ActorStatus.Erased, 2), (actor.Label, actor.WorkEmail, actor.Status, actor.Sequence));
    }

    private static async Task<string> VersionAsync(HttpClient client, Guid id)
    {
        using var answer = await client.AskAsync($"/v1/actors/{id}");
        await answer.JsonAsync();
        return answer.Headers.ETag!.ToString();
    }
}
