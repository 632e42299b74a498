using Ksf.ServiceDefaults.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Ksf.ServiceDefaults.Tests.Messaging;

public sealed class ReceivingTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private TestDatabase _database = null!;
    private TestVhost _vhost = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(ThingsDbContext.Template);
        _vhost = await TestVhost.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _vhost.DisposeAsync();
    }

    [Fact]
    public async Task A_change_reaches_a_copy_and_has_its_effect()
    {
        await using var service = await TestService.StartAsync(
            _database.ConnectionString, _vhost.ConnectionString, s => s.Copy<KnownThing, ThingChanged>().Effect<ThingChanged, NoteEffect>());
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        await service.ChangeAsync(id, 1);
        await service.ChangeAsync(id, 2);

        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.Where(e => e.ThingId == id).CountAsync()), count => count == 2, Soon);
        var copy = await service.WithAsync(c => c.KnownThings.SingleAsync(t => t.Id == id));
        Assert.Equal((2, 2L), (copy.Number, copy.Sequence));
    }
}
