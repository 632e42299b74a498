using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Events.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.Events.Tests;

public sealed class FeedTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private ServiceUnderTest<EventsDbContext> _events = null!;

    public async ValueTask InitializeAsync() => _events = await ServiceUnderTest<EventsDbContext>.StartAsync("vest");

    public ValueTask DisposeAsync() => _events.DisposeAsync();

    [Fact]
    public async Task An_integrator_reads_what_happened_and_later_what_happened_since()
    {
        using var integrator = await IntegratorAsync();
        var (first, second) = (Founded("Sunnhordland"), Founded("Nordfjord"));
        await _events.SayAsync("founded", first);

        var page = await ReadUntilAsync(integrator, "v1/events", count: 1);
        var received = Assert.Single(page.Items);
        Assert.Equal(("1.0", "/vest/registry", $"clusters/{first.Id}"), (Text(received, "specversion"), Text(received, "source"), Text(received, "subject")));
        Assert.Equal("Sunnhordland", Text(received.GetProperty("data"), "name"));
        Assert.Empty((await ReadAsync(integrator, $"v1/events?after={page.Next}")).Items);

        await _events.SayAsync("founded", second);
        page = await ReadUntilAsync(integrator, $"v1/events?after={page.Next}&type=no.ksf.registry.*", count: 1);
        Assert.Equal($"clusters/{second.Id}", Text(Assert.Single(page.Items), "subject"));
    }

    [Fact]
    public async Task Who_may_act_for_whom_is_not_in_the_feed()
    {
        using var integrator = await IntegratorAsync();
        var actor = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await _events.SayAsync("identified", new ActorState(actor, "1", "aGFzaA=="));
        await Poll.UntilAsync(() => _events.QueryAsync<long>("select count(*) from platform.known_actors where id = $1", actor), known => known == 1, Soon);
        await _events.SayAsync("founded", Founded("Sunnhordland"));

        var page = await ReadUntilAsync(integrator, "v1/events", count: 1);

        Assert.Equal("no.ksf.registry.cluster.founded.v1", Text(Assert.Single(page.Items), "type"));
    }

    [Theory]
    [InlineData("after=nonsense", 400, "/problems/cursor-unreadable")]
    [InlineData("after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 410, "/problems/log-replaced")]
    [InlineData("limit=0", 422, "/problems/invalid-fields")]
    [InlineData("limit=501", 422, "/problems/invalid-fields")]
    [InlineData("type=no.ksf.*.need", 422, "/problems/invalid-fields")]
    [InlineData("type=", 422, "/problems/invalid-fields")]
    public async Task A_question_that_cannot_be_answered_is_refused_with_the_reason(string query, int status, string type)
    {
        using var integrator = await IntegratorAsync();

        using var answer = await integrator.GetAsync(new Uri($"v1/events?{query}", UriKind.Relative));

        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(type, Text(problem, "type"));
    }

    [Fact]
    public async Task A_place_that_a_restored_log_does_not_reach_is_gone()
    {
        using var integrator = await IntegratorAsync();
        await _events.SayAsync("founded", Founded("Sunnhordland"));
        var page = await ReadUntilAsync(integrator, "v1/events", count: 1);
        await _events.QueryAsync<object>("delete from log");

        using var answer = await integrator.GetAsync(new Uri($"v1/events?after={page.Next}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Fact]
    public async Task The_feed_is_for_integrators_with_a_token_that_is_good_for_it()
    {
        using var anonymous = _events.Anonymous;
        using var other = _events.Anonymous;
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _events.Issuer.Token("askoy-fou", scope: "ksf:read ksf:write"));

        using var unauthorised = await anonymous.GetAsync(new Uri("v1/events", UriKind.Relative));
        using var forbidden = await other.GetAsync(new Uri("v1/events", UriKind.Relative));
        using var contact = await _events.SignInAsync("askoy-fou", Roles.RdContact, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
        using var noIntegrator = await contact.GetAsync(new Uri("v1/events", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, unauthorised.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, noIntegrator.StatusCode);
        Assert.Equal("/problems/not-permitted", Text(await noIntegrator.Content.ReadFromJsonAsync<JsonElement>(), "type"));
    }

    private static ClusterState Founded(string name) =>
        new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), name, [], [], new DateOnly(2025, 1, 1));

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private Task<HttpClient> IntegratorAsync() =>
        _events.SignInAsync("nva", Roles.Integrator, StableId.OfDeployment("vest"), consumer: "0192:919477822");

    private static Task<Feed> ReadUntilAsync(HttpClient client, string address, int count) =>
        Poll.UntilAsync(() => ReadAsync(client, address), page => page.Items.Count >= count, Soon);

    private static async Task<Feed> ReadAsync(HttpClient client, string address) =>
        (await client.GetFromJsonAsync<Feed>(new Uri(address, UriKind.Relative)))!;

    private sealed record Feed(IReadOnlyList<JsonElement> Items, string Next);
}
