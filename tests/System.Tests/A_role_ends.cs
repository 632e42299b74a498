using System.Net;
using Ksf.TestKit;

namespace Ksf.System.Tests;

public sealed class A_role_ends(RunningPlatform platform)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    // Registry reads roles from where they are changed.
    private static readonly string[] Addresses = ["/vest/knowledge/v1/needs", "/vest/funding/v1/clusters", "/vest/events/v1/events"];

    [Fact]
    public async Task And_within_six_seconds_every_service_that_keeps_a_copy_says_no()
    {
        using var secretariat = await platform.SignInAsync("vest-sekretariatssystem");
        using var system = await platform.SignInAsync("bench");
        var actor = (await system.ReadAsync("/vest/registry/v1/me")).Text("actor");
        var role = await GiveAsync(secretariat, actor, "integrator");
        foreach (var address in Addresses)
            await Poll.UntilAsync(() => StatusAsync(system, address), status => status == HttpStatusCode.OK, Soon);
        var mine = (await system.ReadAsync("/vest/registry/v1/me")).Items("roles").ConvertAll(held => $"/vest/registry/v1/roles/{held.Text("id")}");
        Assert.Contains(role, mine);

        foreach (var held in mine)
            await EndAsync(secretariat, held);

        await Task.WhenAll(Addresses.Select(address => Poll.UntilAsync(() => StatusAsync(system, address), status => status == HttpStatusCode.Forbidden, Promised)));
        await GiveAsync(secretariat, actor, "rd-contact");
        await Poll.UntilAsync(() => StatusAsync(system, Addresses[0]), status => status == HttpStatusCode.OK, Soon);
    }

    private static async Task<string> GiveAsync(HttpClient secretariat, string actor, string role)
    {
        using var given = await secretariat.CreateAsync("/vest/registry/v1/roles", new { actor, organisation = "4601", role });
        await given.HasStatusAsync(HttpStatusCode.Created);
        return given.Location;
    }

    private static async Task EndAsync(HttpClient secretariat, string role)
    {
        using var read = await secretariat.AskAsync(role);
        await read.HasStatusAsync(HttpStatusCode.OK);
        using var ended = await secretariat.ChangeAsync(HttpMethod.Post, $"{role}/ending", read.Headers.ETag!.Tag, new { reason = "Sluttet i stillingen." });
        await ended.HasStatusAsync(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.AskAsync(address);
        return answer.StatusCode;
    }
}
