using System.Net;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class Who_may_read_needs(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    public static TheoryData<string> Addresses { get; } = ["/v1/needs", "/v1/needs/{id}", "/v1/overview/needs", "/v1/overview/needs/{id}"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Whoever_has_any_role_in_the_deployment_and_nobody_else(string address)
    {
        var id = (await vest.Askoy.ReportAndReadAsync(NeedSteps.Falls())).Text("id");
        await Poll.UntilAsync(
            () => vest.Service.QueryAsync<long>("select count(*) from known_needs where id = $1", Guid.Parse(id)), count => count == 1, TimeSpan.FromSeconds(20));
        var path = address.Replace("{id}", id, StringComparison.Ordinal);
        using var integrator = await vest.Service.SignInAsync("leser", Roles.Integrator, Contracts.StableId.OfDeployment("vest"));
        using var stranger = vest.Service.With("fremmed");

        await integrator.ReadAsync(path);
        await stranger.ReadProblemAsync(path, HttpStatusCode.Forbidden, "no-role");
        await vest.Service.Anonymous.ReadProblemAsync(path, HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
