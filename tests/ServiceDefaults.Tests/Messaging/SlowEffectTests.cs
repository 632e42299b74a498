using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>Effects that take long, or too long.</summary>
public sealed class SlowEffectTests : MessagingTest
{
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_effect_that_takes_20_seconds_delays_neither_roles_nor_other_subjects()
    {
        await using var ofRegistry = await TestDatabase.CreateAsync(ThingsDbContext.Template);
        await using var registry = await TestService.StartAsync(ofRegistry.ConnectionString, Vhost.ConnectionString, name: "registry");
        await using var service = await StartAsync();
        var slow = NewId();
        NoteEffect.Slow[slow] = ((_, cancellationToken) => Task.Delay(TimeSpan.FromSeconds(20), cancellationToken), 0);
        await service.ChangeAsync(slow, 1);
        await Poll.UntilAsync(() => Task.FromResult(NoteEffect.Slow[slow].Begun), begun => begun == 1, Soon);
        var role = NewId();

        await registry.WithAsync(async context =>
        {
            context.Raise("assigned", new RoleState(role, NewId(), NewId(), "rd-contact", new DateOnly(2026, 1, 1), null), sequence: 1);
            return await context.SaveChangesAsync();
        });
        await Poll.UntilAsync(() => service.WithAsync(c => c.KnownRoles.CountAsync(known => known.Id == role)), count => count == 1, TwoSeconds);
        var others = Enumerable.Range(0, 50).Select(_ => NewId()).ToArray();
        foreach (var other in others)
            await service.ChangeAsync(other, 1);
        await service.ChangeAsync(slow, 2);

        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count == others.Length, TwoSeconds);
        Assert.Equal(others.Length, await service.WithAsync(c => c.KnownThings.CountAsync()));
        Assert.Equal(1, NoteEffect.Slow[slow].Begun);
        NoteEffect.Slow.Remove(slow, out _);
    }

    [Fact]
    public async Task An_effect_that_always_exceeds_its_time_limit_ends_in_the_error_queue()
    {
        await using var service = await StartAsync([.. QuickRetries, ("Messaging:Receiving:TimeLimit", "00:00:01")]);

        await FailsAsync(service, (_, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
    }

    [Fact]
    public async Task An_effect_whose_statement_always_times_out_ends_in_the_error_queue()
    {
        await using var service = await StartAsync(QuickRetries);

        await FailsAsync(service, (context, cancellationToken) =>
        {
            context.Database.SetCommandTimeout(1);
            return context.Database.ExecuteSqlAsync($"select pg_sleep(60)", cancellationToken);
        });
    }

    private static async Task FailsAsync(TestService service, Func<ThingsDbContext, CancellationToken, Task> wait)
    {
        var (slow, other) = (NewId(), NewId());
        NoteEffect.Slow[slow] = (wait, 0);

        await service.ChangeAsync(slow, 1);
        await service.ChangeAsync(other, 1);

        await Poll.UntilAsync(() => CountEffectsAsync(service, other), count => count == 1, TwoSeconds);
        await Poll.UntilAsync(
            () => Task.FromResult(service.Log.All), lines => lines.Any(line => line.Contains("waits in the error queue", StringComparison.Ordinal)), Soon);
        Assert.Equal((3, 0), (NoteEffect.Slow[slow].Begun, await CountEffectsAsync(service, slow)));
        NoteEffect.Slow.Remove(slow, out _);
        Assert.Equal(new Redriven(Received: 1, Sent: 0), await Redrive.RunAsync(service.Services, CancellationToken.None));
        await Poll.UntilAsync(() => CountEffectsAsync(service, slow), count => count == 1, Soon);
    }
}
