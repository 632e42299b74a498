using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.TestKit;

/// <summary>What holds for the migrations of each service.</summary>
public static class MigrationRules
{
    /// <summary>Fails when the model has changed and no migration brings the tables along.</summary>
    public static void Check<TEntry>(ServiceUnderTest<TEntry> service)
        where TEntry : class
    {
        using var scope = service.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<KsfDbContext>().Database;
        Assert.False(
            scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Database.HasPendingModelChanges(),
            "The platform's model has changed: write the migration with build/add-migration Platform.");
        Assert.False(database.HasPendingModelChanges(), "The model has changed: write the migration with build/add-migration.");
    }
}
