using System.Net;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Access;

/// <summary>What Registry tells of an erasure, and what is left here afterwards.</summary>
public sealed class An_erased_person(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task Is_recognised_no_more_and_only_the_opaque_id_is_left()
    {
        foreach (var sub in (string[])["slettes-en", "slettes-to"])
        {
            using var person = await vest.Service.SignInAsync(sub, Roles.Integrator, StableId.OfDeployment("vest"));
            await person.ReadAsync("/v1/overview/needs");
            var id = await vest.Service.QueryAsync<Guid>(
                "select id from platform.known_actors where length(identity_hash) = 32 and id in (select actor_id from platform.known_roles where role = 'integrator')");

            await vest.Service.SayAsync("erased", new ActorState(id, "", ""), sequence: 2);

            await Poll.UntilAsync(
                () => vest.Service.QueryAsync<long>("select count(*) from platform.known_actors where id = $1 and length(identity_hash) = 16", id), count => count == 1, TimeSpan.FromSeconds(20));
            // A caller is remembered for some seconds.
            await Poll.UntilAsync(
                async () => { using var answer = await person.AskAsync("/v1/overview/needs"); return answer.StatusCode; }, status => status == HttpStatusCode.Forbidden, TimeSpan.FromSeconds(10));
        }
    }
}
