using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Actors;

public sealed class HashKeyTests
{
    private const string New = "another-key-that-only-the-tests-of-ksf-use";

    [Fact]
    public async Task A_key_is_rotated_while_everyone_stays_known()
    {
        // The new key is given to the service first, and is not current yet.
        await using var vest = await ServiceUnderTest<RegistryDbContext>.StartAsync(
            "vest", ("Access:HashKeys:2", New), ("Access:CurrentHashKey", "2"), ("Registry:FirstSecretariat:Issuer", "https://login.example.no"),
            ("Registry:FirstSecretariat:Subject", "den-første"));
        var secretariat = await vest.SignInAsync("hashed-with-the-old-key", ServiceDefaults.Access.Roles.RegionalSecretariat, StableId.OfDeployment("vest"));
        await vest.QueryAsync<int>("update actors set hash_key_id = '1', identity_hash = '\\x00' where subject = 'den-første'");

        await vest.Services.MigrateAsync(TestContext.Current.CancellationToken);

        var expected = new IdentityHasher("2", [new("2", New)]).Hash(new Identity("https://login.example.no", "den-første"));
        Assert.Equal(expected, await vest.QueryAsync<byte[]>("select identity_hash from actors where subject = 'den-første'"));
        Assert.Equal(2L, await vest.QueryAsync<long>("select max(sequence) from platform.outbox where type = 'no.ksf.registry.actor.identified.v1'"));
        // Whoever is still known by a hash of the old key gets in.
        using var answer = await secretariat.CreateAsync("/v1/persons", new { name = "Noen", issuer = "https://login.example.no", sub = "noen" });
        await answer.HasStatusAsync(global::System.Net.HttpStatusCode.Created);
    }
}
