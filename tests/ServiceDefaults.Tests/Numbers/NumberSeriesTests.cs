using Ksf.ServiceDefaults.Numbers;
using Ksf.ServiceDefaults.Tests.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Tests.Numbers;

/// <summary>The public numbers of things in vest.</summary>
public sealed class NumberSeriesTests : MessagingTest
{
    private static readonly DateTimeOffset LastSecondOf2031 = new(2031, 12, 31, 22, 59, 59, TimeSpan.Zero);

    [Fact]
    public async Task A_year_begins_at_one_when_it_begins_in_Norway()
    {
        await using var service = Service(Database);

        var numbers = await DrawAsync(service, LastSecondOf2031, LastSecondOf2031, LastSecondOf2031.AddSeconds(1), LastSecondOf2031);

        Assert.Equal(["vest-2031-1", "vest-2031-2", "vest-2032-1", "vest-2031-3"], numbers);
    }

    [Fact]
    public async Task A_number_of_a_change_that_is_rolled_back_is_not_given_again()
    {
        await using var service = Service(Database);
        await service.WithAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            return await Series(service).NextAsync(db, LastSecondOf2031, CancellationToken.None);
        });

        Assert.Equal(["vest-2031-2"], await DrawAsync(service, LastSecondOf2031));
    }

    [Fact]
    public async Task A_number_given_after_the_backup_is_not_given_again_by_what_is_restored_from_it()
    {
        var now = TimeProvider.System.GetUtcNow();
        var year = TimeProvider.System.TodayInNorway().Year;
        await using (var before = Service(Database))
        {
            await before.Services.MigrateAsync(CancellationToken.None);
            Assert.Equal([$"vest-{year}-1"], await DrawAsync(before, now));
        }
        await using var backup = await TestDatabase.RestoreAsync(Database);
        await using (var today = Service(Database))
            Assert.Equal([$"vest-{year}-2", $"vest-{year}-3"], await DrawAsync(today, now, now));

        await using var restored = Service(backup);
        await restored.Services.MigrateAsync(CancellationToken.None);
        await restored.Services.MigrateAsync(CancellationToken.None);

        Assert.Equal([$"vest-{year}-1002", $"vest-{year}-1003"], await DrawAsync(restored, now, now));
    }

    [Fact]
    public async Task A_year_that_began_after_the_backup_also_jumps()
    {
        var now = TimeProvider.System.GetUtcNow();
        var year = TimeProvider.System.TodayInNorway().Year;
        var drop = $"drop sequence platform.thing_number_{year}";
        await using (var before = Service(Database))
        {
            await before.Services.MigrateAsync(CancellationToken.None);
            await before.WithAsync(db => db.Database.ExecuteSqlRawAsync(drop));
        }
        await using var backup = await TestDatabase.RestoreAsync(Database);

        await using var restored = Service(backup);
        await restored.Services.MigrateAsync(CancellationToken.None);

        Assert.Equal([$"vest-{year}-1001"], await DrawAsync(restored, now));
    }

    private TestService Service(TestDatabase database) => TestService.Create(database.ConnectionString, Vhost.ConnectionString);

    private static NumberSeries Series(TestService service) => service.Services.GetRequiredService<NumberSeries>();

    private static async Task<List<string>> DrawAsync(TestService service, params DateTimeOffset[] times)
    {
        var numbers = new List<string>();
        foreach (var time in times)
        {
            numbers.Add(await service.WithAsync(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var number = await Series(service).NextAsync(db, time, CancellationToken.None);
                await transaction.CommitAsync();
                return number;
            }));
        }
        return numbers;
    }
}
