using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.TestKit;

/// <summary>What holds for the migrations of each service.</summary>
public static class MigrationRules
{
    /// <summary>Fails when the model has changed and no migration brings the tables along, or when the script is not that of the migrations.</summary>
    public static async Task CheckAsync<TEntry>(ServiceUnderTest<TEntry> service)
        where TEntry : class
    {
        using var scope = service.Services.CreateScope();
        await CheckAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), "Platform");
        await CheckAsync(scope.ServiceProvider.GetRequiredService<KsfDbContext>(), "SERVICE");
    }

    private static async Task CheckAsync(DbContext context, string argument)
    {
        Assert.False(
            context.Database.HasPendingModelChanges(), $"The model of {context.GetType().Name} has changed: write the migration with build/add-migration {argument} NAME.");
        var script = await MigrationScript.ReadAsync(context.GetType(), TestContext.Current.CancellationToken);
        var expected = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent | MigrationsSqlGenerationOptions.NoTransactions);
        Assert.Equal(expected.Trim(), script?.Trim(), ignoreLineEndingDifferences: true);
    }
}
