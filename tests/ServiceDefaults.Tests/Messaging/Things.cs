using System.Collections.Concurrent;
using System.Diagnostics;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Persistence;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>What these tests are told with: a thing that has a number, whose service tells of each change.</summary>
internal sealed record ThingChanged(Guid Id, int Number) : IEvent
{
    public static string Type => "no.ksf.test.thing.changed.v1";

    public string Subject => $"things/{Id}";
}

internal sealed class Thing
{
    public Guid Id { get; init; }

    public int Number { get; set; }

    public long Version { get; set; }
}

internal sealed class KnownThing : ICopyOf<ThingChanged>
{
    public Guid Id { get; init; }

    public int Number { get; private set; }

    public long Sequence { get; set; }

    /// <summary>Things whose copies cannot be kept.</summary>
    public static ConcurrentDictionary<Guid, bool> Broken { get; } = [];

    public static Guid KeyOf(ThingChanged data) => data.Id;

    public void Take(Received<ThingChanged> received) =>
        Number = Broken.ContainsKey(Id) ? throw new InvalidOperationException("This copy is broken.") : received.Data.Number;
}

/// <summary>A row for each time that an effect was had.</summary>
internal sealed class Effect
{
    public long Id { get; private set; }

    public required Guid EventId { get; init; }

    public required Guid ThingId { get; init; }

    public required int Number { get; init; }
}

internal sealed class ThingsDbContext(DbContextOptions<ThingsDbContext> options, Deployment deployment, TimeProvider time)
    : KsfDbContext(options, deployment, time)
{
    public static readonly TestDatabaseTemplate Template = new(async connectionString =>
    {
        var options = new DbContextOptionsBuilder<ThingsDbContext>().UseNpgsql(connectionString).Options;
        await using var context = new ThingsDbContext(options, TestService.Vest, TimeProvider.System);
        await context.Database.EnsureCreatedAsync();
    });

    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<KnownThing> KnownThings => Set<KnownThing>();

    public DbSet<Effect> Effects => Set<Effect>();

    /// <summary>Changes a thing, which is made if it is not there, and raises the event of it.</summary>
    public async Task ChangeAsync(Guid id, int number)
    {
        var thing = await Things.FromSql($"select * from things where id = {id} for update").SingleOrDefaultAsync()
            ?? Things.Add(new Thing { Id = id }).Entity;
        thing.Number = number;
        thing.Version++;
        Raise(new ThingChanged(id, number), thing.Version);
        await SaveChangesAsync();
    }

    /// <summary>The same in a transaction of its own.</summary>
    public async Task CommitChangeAsync(Guid id, int number)
    {
        await using var transaction = await Database.BeginTransactionAsync();
        await ChangeAsync(id, number);
        await transaction.CommitAsync();
    }
}

internal sealed class NoteEffect(ThingsDbContext context) : IHandle<ThingChanged>
{
    /// <summary>Things that cannot be handled for now.</summary>
    public static readonly ConcurrentDictionary<Guid, int> AttemptsAtBroken = [];

    /// <summary>Things whose handling takes so long, and how often it began.</summary>
    public static readonly ConcurrentDictionary<Guid, (Func<ThingsDbContext, CancellationToken, Task> Wait, int Begun)> Slow = [];

    /// <summary>The trace in which a thing was handled last.</summary>
    public static readonly ConcurrentDictionary<Guid, ActivityTraceId?> TraceOf = [];

    public async Task HandleAsync(Received<ThingChanged> received, CancellationToken cancellationToken)
    {
        var id = received.Data.Id;
        if (Slow.TryGetValue(id, out var slow))
        {
            Slow[id] = slow with { Begun = slow.Begun + 1 };
            await slow.Wait(context, cancellationToken);
        }
        if (AttemptsAtBroken.ContainsKey(id))
        {
            AttemptsAtBroken.AddOrUpdate(id, 1, (_, attempts) => attempts + 1);
            throw new InvalidOperationException("This thing is broken.");
        }
        TraceOf[id] = Activity.Current?.TraceId;
        context.Effects.Add(new Effect { EventId = received.Id, ThingId = id, Number = received.Data.Number });
    }
}

/// <summary>Something that nobody subscribes to.</summary>
internal sealed record ThingAdmired(Guid Id) : IEvent
{
    public static string Type => "no.ksf.test.thing.admired.v1";

    public string Subject => $"admirations/{Id}";
}
