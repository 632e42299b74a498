using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Registry.Tests.Actors;

public sealed class FirstAccessTests
{
    private static readonly string People = Repository.Path("src", "DevIdentity", "people.json");

    [Fact]
    public async Task In_development_the_people_of_DevIdentity_have_their_roles_before_any_municipality_has_arrived()
    {
        await using var vest = await ServiceUnderTest<RegistryDbContext>.StartAsync("vest", Country.ReferenceData, ("Ksf:People", People));
        await vest.Services.MigrateAsync(TestContext.Current.CancellationToken);

        var askøy = RealData.On(RealData.Day("2024-01-01"))["4627"].Single().Municipality.Id;
        Assert.Equal(2L, await vest.QueryAsync<long>("select count(*) from roles r join actors a on a.id = r.actor_id where r.organisation_id = $1 and r.role = 'rd-contact' and a.kind = 'person'", askøy));
        Assert.Equal(0L, await vest.QueryAsync<long>("select count(*) from actors where subject in ('midt-sekretariat', 'uten-rolle')"));
        var secretariat = await vest.With("vest-sekretariat").ReadAsync("/v1/me");
        Assert.Equal("regional-secretariat", Assert.Single(secretariat.Items("roles")).Text("role"));
        Assert.Equal(
            await vest.QueryAsync<long>("select (select count(*) from actors) + (select count(*) from roles)"),
            // A new copy asks for all of them again, which may have been answered already.
            await vest.QueryAsync<long>(
                "select count(*) from platform.outbox where exchange = 'ksf.access' and type not like '%.restated.%' and type not like '%.resynchronised.%'"));
    }

    [Fact]
    public async Task In_production_the_first_secretariat_comes_from_configuration_once()
    {
        await using var midt = await ServiceUnderTest<RegistryDbContext>.StartAsync(
            "midt",
            ("Registry:FirstSecretariat:Issuer", "https://login.example.no"),
            ("Registry:FirstSecretariat:Subject", "den-første"));
        await midt.Services.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Equal("regional-secretariat den-første", await midt.QueryAsync<string>(
            "select string_agg(r.role || ' ' || a.subject, ', ') from roles r join actors a on a.id = r.actor_id"));
    }
}
