using System.Collections.Concurrent;
using System.Diagnostics;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Subjects;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>What these tests work with: a thing that has a number, whose service sends an event of each change.</summary>
internal sealed record ThingState(Guid Id, int Number) : IState<ThingState>
{
    public static Noun Noun { get; } = new("test", "thing", "things", [new("changed", "its number changed"), new("admired", "nothing subscribes to this alone")]);
}

/// <summary>The next version of the contract, in which a number has a unit; sent beside the first.</summary>
internal sealed record ThingStateV2(Guid Id, string NumberWithUnit) : IState<ThingStateV2>
{
    public static Noun Noun { get; } = ThingState.Noun with { Version = 2 };
}

internal sealed class Thing : ISubject
{
    public Guid Id { get; init; }

    public int Number { get; set; }

    public long Sequence { get; set; }

    /// <summary>Whether its service sends the next version of the contract beside the first.</summary>
    public bool BothVersions { get; set; }

    public IEnumerable<IState> States() =>
        BothVersions ? [new ThingState(Id, Number), new ThingStateV2(Id, $"{Number} m")] : [new ThingState(Id, Number)];
}

internal sealed class KnownThing : CopyOf<ThingState>
{
    public int Number { get; private set; }

    /// <summary>Things whose copies cannot be kept.</summary>
    public static ConcurrentDictionary<Guid, bool> Broken { get; } = [];

    public override void Apply(ThingState state) => Number = Broken.ContainsKey(Id) ? throw new InvalidOperationException("This copy is broken.") : state.Number;
}

internal sealed class KnownThingV2 : CopyOf<ThingStateV2>
{
    public string NumberWithUnit { get; private set; } = "";

    public override void Apply(ThingStateV2 state) => NumberWithUnit = state.NumberWithUnit;
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
        // The service's own tables first: with any table there, they would not be made.
        var options = new DbContextOptionsBuilder<ThingsDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options;
        await using var context = new ThingsDbContext(options, TestService.Vest, TimeProvider.System);
        await context.Database.EnsureCreatedAsync();
        var platform = new DbContextOptionsBuilder<PlatformDbContext>();
        await using var database = NpgsqlDataSource.Create(connectionString);
        PlatformDbContext.Configure(platform, database);
        await using var tables = new PlatformDbContext((DbContextOptions<PlatformDbContext>)platform.Options);
        await tables.Database.MigrateAsync();
    });

    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<KnownThing> KnownThings => Set<KnownThing>();

    public DbSet<KnownThingV2> KnownThingsV2 => Set<KnownThingV2>();

    public DbSet<Effect> Effects => Set<Effect>();

    /// <summary>Changes a thing, which is made if it is not there, and raises the event of it.</summary>
    public async Task ChangeAsync(Guid id, int number, bool bothVersions = false)
    {
        var thing = await Things.FromSql($"select * from things where id = {id} for update").SingleOrDefaultAsync()
            ?? Things.Add(new Thing { Id = id }).Entity;
        (thing.Number, thing.BothVersions) = (number, bothVersions);
        thing.Sequence++;
        Raise("changed", thing);
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

internal sealed class NoteEffect(ThingsDbContext context) : IHandle<ThingState>
{
    /// <summary>Things that cannot be handled for now.</summary>
    public static readonly ConcurrentDictionary<Guid, int> AttemptsAtBroken = [];

    /// <summary>Things whose handling takes so long, and how often it began.</summary>
    public static readonly ConcurrentDictionary<Guid, (Func<ThingsDbContext, CancellationToken, Task> Wait, int Begun)> Slow = [];

    /// <summary>The trace in which a thing was handled last.</summary>
    public static readonly ConcurrentDictionary<Guid, ActivityTraceId?> TraceOf = [];

    public async Task HandleAsync(Received<ThingState> received, CancellationToken cancellationToken)
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
internal sealed record AdmirationState(Guid Id) : IState<AdmirationState>
{
    public static Noun Noun { get; } = new("test", "admiration", "admirations", [new("felt", "a thing was admired")]);
}
