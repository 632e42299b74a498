using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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
        var actor = (await system.GetFromJsonAsync<JsonElement>("/vest/registry/v1/me")).GetProperty("actor").GetString();
        using var given = await SendAsync(secretariat, "/vest/registry/v1/roles", new { actor, organisation = "4601", role = "integrator" });
        var role = given.Headers.Location!.ToString();
        foreach (var address in Addresses)
            await Poll.UntilAsync(() => StatusAsync(system, address), status => status == HttpStatusCode.OK, Soon);
        var mine = await RolesAsync(system);

        foreach (var held in mine)
            await EndAsync(secretariat, held);

        await Task.WhenAll(Addresses.Select(address => Poll.UntilAsync(() => StatusAsync(system, address), status => status == HttpStatusCode.Forbidden, Promised)));
        Assert.Contains(role, mine.Select(id => $"/vest/registry/v1/roles/{id}"));
        using var back = await SendAsync(secretariat, "/vest/registry/v1/roles", new { actor, organisation = "4601", role = "rd-contact" });
        await Poll.UntilAsync(() => StatusAsync(system, Addresses[0]), status => status == HttpStatusCode.OK, Soon);
    }

    private static async Task<List<string>> RolesAsync(HttpClient system) =>
        [.. (await system.GetFromJsonAsync<JsonElement>("/vest/registry/v1/me")).GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("id").GetString()!)];

    private static async Task EndAsync(HttpClient secretariat, string role)
    {
        using var read = await secretariat.GetAsync($"/vest/registry/v1/roles/{role}");
        using var end = new HttpRequestMessage(HttpMethod.Post, $"/vest/registry/v1/roles/{role}/ending") { Content = JsonContent.Create(new { reason = "Sluttet i stillingen." }) };
        end.Headers.IfMatch.Add(read.EnsureSuccessStatusCode().Headers.ETag!);
        using var ended = await secretariat.SendAsync(end);
        Assert.True(ended.IsSuccessStatusCode, await ended.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }
}
