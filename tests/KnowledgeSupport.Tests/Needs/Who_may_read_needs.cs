using System.Net;
using Ksf.ServiceDefaults.Access;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class Who_may_read_needs(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    public static TheoryData<string> Addresses { get; } = ["/v1/needs", "/v1/needs/{id}", "/v1/overview/needs", "/v1/overview/needs/{id}"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Whoever_has_any_role_in_the_deployment_and_nobody_else(string address)
    {
        var id = (await (await vest.Askoy.ReportAsync(NeedSteps.Falls())).JsonAsync()).Text("id");
        await TestKit.Poll.UntilAsync(
            () => vest.Service.QueryAsync<long>("select count(*) from known_needs where id = $1", Guid.Parse(id)), count => count == 1, TimeSpan.FromSeconds(20));
        var path = address.Replace("{id}", id, StringComparison.Ordinal);
        using var integrator = await vest.Service.SignInAsync("leser", Roles.Integrator, Contracts.StableId.OfDeployment("vest"));
        using var stranger = vest.Service.With("fremmed");

        using var open = await integrator.GetAsync(path);
        using var refused = await stranger.GetAsync(path);
        using var anonymous = await vest.Service.Anonymous.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("/problems/no-role", (await refused.JsonAsync()).Text("type"));
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
    }
}
