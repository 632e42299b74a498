using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var select = database.CreateCommand("select 1");
            await select.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {error.Message}", error);
        }
    }
}
