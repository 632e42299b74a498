using Ksf.ServiceDefaults.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Tests.Messaging;

public sealed class OutageTests : MessagingTest
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_broker_that_is_away_for_20_seconds_under_load_costs_nothing_but_the_wait()
    {
        await using var broker = await PrivateBroker.StartNewAsync();
        await using var service = await TestService.StartAsync(
            Database.ConnectionString, broker.ConnectionString, CopyAndEffect, settings: ("Messaging:Sending:Poll", "00:00:05"));
        using var load = new CancellationTokenSource();
        var changes = ChangeUntilAsync(service, load.Token);
        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count > 50, Soon);

        await broker.KillAsync();
        var attemptsBefore = service.Services.GetRequiredService<BrokerConnection>().Attempts;
        await Task.Delay(Outage);
        var attempts = service.Services.GetRequiredService<BrokerConnection>().Attempts - attemptsBefore;
        var doneBefore = await service.WithAsync(c => c.Effects.CountAsync());
        await broker.StartAsync();
        // It goes on by itself.
        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count > doneBefore, Soon);
        await load.CancelAsync();
        var made = await changes;

        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count >= made, TimeSpan.FromSeconds(60));
        Assert.Equal(made, await service.WithAsync(c => c.Effects.CountAsync()));
        Assert.Equal(0, await QueryAsync<long>("select count(*) from platform.outbox where parked_at is not null or attempts > 0 or sent_at is null"));
        // With waits of up to 2 s there is room for a dozen.
        Assert.InRange(attempts, 5, 25);
        Assert.Single(service.Log.All, line => line.Contains("cannot be reached; retrying", StringComparison.Ordinal));
        Assert.Single(service.Log.All, line => line.Contains("was reached after", StringComparison.Ordinal));
    }

    /// <summary>Some dozens of changes a second to a hundred things, for as long as it is let.</summary>
    private static async Task<int> ChangeUntilAsync(TestService service, CancellationToken stop)
    {
        var things = Enumerable.Range(0, 100).Select(_ => NewId()).ToArray();
        var made = 0;
        for (; !stop.IsCancellationRequested; made++)
        {
            await service.ChangeAsync(things[made % things.Length], made);
            await Task.Delay(10, CancellationToken.None);
        }
        return made;
    }
}
