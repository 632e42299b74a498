using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ksf.TestKit;

/// <summary>What people write is not in what a service logs.</summary>
public static class LogRules
{
    /// <summary>Fails when what a statement carries could reach the log with the exception that it ends in.</summary>
    public static void Check<TEntry>(ServiceUnderTest<TEntry> service)
        where TEntry : class
    {
        using var scope = service.Services.CreateScope();
        var ef = scope.ServiceProvider.GetRequiredService<KsfDbContext>().GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!;
        Assert.False(ef.IsSensitiveDataLoggingEnabled);
        Assert.False(ef.DetailedErrorsEnabled);
        var connection = new NpgsqlConnectionStringBuilder(service.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);
        Assert.False(connection.IncludeErrorDetail);
    }
}
