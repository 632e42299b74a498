using System.Net;
using System.Net.Http.Headers;
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
        var received = Assert.Single(page.Items());
        Assert.Equal(("1.0", "/vest/registry", $"clusters/{first.Id}"), (received.Text("specversion"), received.Text("source"), received.Text("subject")));
        Assert.Equal("Sunnhordland", received.GetProperty("data").Text("name"));
        Assert.Empty((await integrator.ReadAsync($"v1/events?after={page.Text("next")}")).Items());

        await _events.SayAsync("founded", second);
        page = await ReadUntilAsync(integrator, $"v1/events?after={page.Text("next")}&type=no.ksf.registry.*", count: 1);
        Assert.Equal($"clusters/{second.Id}", Assert.Single(page.Items()).Text("subject"));
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

        Assert.Equal("no.ksf.registry.cluster.founded.v1", Assert.Single(page.Items()).Text("type"));
    }

    [Theory]
    [InlineData("after=nonsense", 400, "cursor-unreadable")]
    [InlineData("after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 410, "log-replaced")]
    [InlineData("limit=0", 422, "invalid-fields")]
    [InlineData("limit=501", 422, "invalid-fields")]
    [InlineData("type=no.ksf.*.need", 422, "invalid-fields")]
    [InlineData("type=", 422, "invalid-fields")]
    public async Task A_question_that_cannot_be_answered_is_refused_with_the_reason(string query, int status, string problem)
    {
        using var integrator = await IntegratorAsync();

        await integrator.ReadProblemAsync($"v1/events?{query}", (HttpStatusCode)status, problem);
    }

    [Fact]
    public async Task A_place_that_a_restored_log_does_not_reach_is_gone()
    {
        using var integrator = await IntegratorAsync();
        await _events.SayAsync("founded", Founded("Sunnhordland"));
        var page = await ReadUntilAsync(integrator, "v1/events", count: 1);
        await _events.QueryAsync<object>("delete from log");

        await integrator.ReadProblemAsync($"v1/events?after={page.Text("next")}", HttpStatusCode.Gone, "log-replaced");
    }

    [Fact]
    public async Task The_feed_is_for_integrators_with_a_token_that_is_good_for_it()
    {
        using var anonymous = _events.Anonymous;
        using var other = _events.Anonymous;
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _events.Issuer.Token("askoy-fou", scope: "ksf:read ksf:write"));

        using var contact = await _events.SignInAsync("askoy-fou", Roles.RdContact, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));

        await anonymous.ReadProblemAsync("v1/events", HttpStatusCode.Unauthorized, "not-signed-in");
        await other.ReadProblemAsync("v1/events", HttpStatusCode.Forbidden, "missing-scope");
        await contact.ReadProblemAsync("v1/events", HttpStatusCode.Forbidden, "not-permitted");
    }

    private static ClusterState Founded(string name) =>
        new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), name, [], [], new DateOnly(2025, 1, 1));

    private Task<HttpClient> IntegratorAsync() =>
        _events.SignInAsync("nva", Roles.Integrator, StableId.OfDeployment("vest"), consumer: "0192:919477822");

    private static Task<JsonElement> ReadUntilAsync(HttpClient client, string address, int count) =>
        Poll.UntilAsync(() => client.ReadAsync(address), page => page.Items().Count >= count, Soon);
}
