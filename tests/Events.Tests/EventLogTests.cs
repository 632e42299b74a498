using Ksf.Events.Data;
using Ksf.Events.Log;
using Ksf.ServiceDefaults;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ksf.Events.Tests;

public sealed class EventLogTests : IAsyncLifetime
{
    private static readonly Deployment Vest = new("vest", DeploymentLevel.Regional, "events", new Uri("http://localhost:5100"));

    private static readonly TestDatabaseTemplate Migrated = new(async connectionString =>
    {
        var options = new DbContextOptionsBuilder<EventsDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options;
        await using var context = new EventsDbContext(options, Vest, TimeProvider.System);
        await context.Database.MigrateAsync();
    });

    private static readonly TypeFilter All = new("", IsPrefix: true);

    private readonly List<NpgsqlDataSource> _replicas = [];
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(Migrated);

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task No_event_ever_appears_behind_a_reader_however_many_append_at_once()
    {
        var logs = Enumerable.Range(0, 4).Select(_ => Replica()).ToArray();
        using var done = new CancellationTokenSource();
        var reading = ReadOnUntilAsync(Replica(), done.Token);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(writer => Task.Run(async () =>
        {
            for (var batch = 0; batch < 40; batch++)
                await logs[writer % 4].AppendAsync([.. Enumerable.Range(0, 1 + batch % 7).Select(_ => Entry())], CancellationToken.None);
        })));
        await done.CancelAsync();

        var read = await reading;
        var whole = await AllAsync(Replica());
        Assert.Equal(12 * Enumerable.Range(0, 40).Sum(batch => 1 + batch % 7), whole.Count);
        Assert.Equal(whole, read);
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_in_the_log_once()
    {
        var log = Replica();
        var (once, other) = (Entry(), Entry());

        await log.AppendAsync([once, once, other], CancellationToken.None);
        await log.AppendAsync([other, once with { Source = "/midt/knowledge" }], CancellationToken.None);

        Assert.Equal([once.Json, other.Json, once.Json], await AllAsync(log));
    }

    [Fact]
    public async Task Consumers_that_bring_events_at_once_each_get_their_own_answer()
    {
        using var appender = new Appender(Replica(), TimeProvider.System);
        var entries = Enumerable.Range(0, 300).Select(number => number == 150 ? Entry() with { Type = "not\0storable" } : Entry()).ToArray();

        var appending = entries.Select(entry => appender.AppendAsync(entry, CancellationToken.None)).ToArray();
        await Task.WhenAll(appending).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal([150], appending.Index().Where(append => append.Item.IsFaulted).Select(append => append.Index));
        Assert.Equal(299, (await AllAsync(Replica())).Count);
    }

    [Fact]
    public async Task A_type_or_the_beginning_of_one_can_be_asked_for()
    {
        var log = Replica();
        string[] types =
        [
            "no.ksf.knowledge.need.submitted.v1", "no.ksf.knowledge.need.revised.v1", "no.ksf.registry.cluster.founded.v1", "no.ksf.knowledge.needle.found.v1",
        ];
        var entries = Enumerable.Range(0, 40).Select(number => Entry() with { Type = types[number % 4] }).ToArray();
        await log.AppendAsync(entries, CancellationToken.None);

        Assert.Equal(Of(0), await ReadAsync("no.ksf.knowledge.need.submitted.v1"));
        Assert.Equal(Of(0, 1), await ReadAsync("no.ksf.knowledge.need.*"));
        Assert.Equal(Of(0, 1, 3), await ReadAsync("no.ksf.knowledge.*"));
        Assert.Equal(Of(0, 1, 2, 3), await ReadAsync("*"));
        Assert.Empty(await ReadAsync("no.ksf.funding.*"));

        IEnumerable<string> Of(params int[] wanted) => entries.Where((_, number) => wanted.Contains(number % 4)).Select(entry => entry.Json);

        async Task<IReadOnlyList<string>> ReadAsync(string text)
        {
            Assert.True(TypeFilter.TryParse(text, out var filter));
            return await AllAsync(log, filter, limit: 7);
        }
    }

    [Fact]
    public async Task A_page_with_nothing_on_it_still_goes_on()
    {
        var log = Replica();
        await log.AppendAsync([.. Enumerable.Range(0, 20).Select(_ => Entry())], CancellationToken.None);

        var page = await log.ReadAsync(after: 0, new TypeFilter("no.ksf.funding.", IsPrefix: true), limit: 5, CancellationToken.None);

        Assert.Empty(page.Events);
        Assert.Equal(20, page.End);
    }

    private static NewEntry Entry()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        return new NewEntry(id, "/vest/knowledge", "no.ksf.knowledge.need.submitted.v1", $$"""{"id":"{{id}}"}""");
    }

    private static async Task<IReadOnlyList<string>> AllAsync(EventLog log, TypeFilter? types = null, int limit = 500)
    {
        var events = new List<string>();
        for (var (position, more) = (0L, true); more;)
        {
            var page = await log.ReadAsync(position, types ?? All, limit, CancellationToken.None);
            events.AddRange(page.Events.Select(e => e.Json));
            (position, more) = (page.End, page.Events.Count > 0);
        }
        return events;
    }

    /// <summary>Reads as an integrator does, each time from where the last page ended, and to the end once it is told to finish.</summary>
    private static async Task<IReadOnlyList<string>> ReadOnUntilAsync(EventLog log, CancellationToken finish)
    {
        var events = new List<string>();
        for (var position = 0L; ;)
        {
            var finishing = finish.IsCancellationRequested;
            var page = await log.ReadAsync(position, All, limit: 50, CancellationToken.None);
            events.AddRange(page.Events.Select(e => e.Json));
            position = page.End;
            if (finishing && page.Events.Count == 0)
                return events;
        }
    }

    private EventLog Replica()
    {
        var replica = NpgsqlDataSource.Create(_database.ConnectionString);
        _replicas.Add(replica);
        return new EventLog(replica, TimeProvider.System);
    }
}
