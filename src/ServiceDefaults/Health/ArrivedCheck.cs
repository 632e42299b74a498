using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Ksf.ServiceDefaults.Health;

/// <summary>
/// Not ready before the first copies have arrived by events: a service that knows no municipality would turn everyone away. What has once
/// arrived stays, so the question is not asked again. Asked in SQL: Entity Framework's first query takes seconds of a starting machine.
/// </summary>
internal sealed class ArrivedCheck(NpgsqlDataSource database, string sql, string waiting) : IHealthCheck
{
    private volatile bool _arrived;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!_arrived)
        {
            await using var question = database.CreateCommand(sql);
            _arrived = await question.ExecuteScalarAsync(cancellationToken) is true;
        }
        return _arrived ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(waiting);
    }
}

/// <summary>Adds <see cref="ArrivedCheck"/>.</summary>
public static class ArrivedCheckExtensions
{
    /// <summary>Keeps the service from being ready until something it stands on has arrived by events.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">What is waited for.</param>
    /// <param name="sql">Whether it is there: one boolean.</param>
    /// <param name="waiting">What <c>/health/ready</c> says meanwhile.</param>
    public static void AddReadyWhen(this WebApplicationBuilder builder, string name, string sql, string waiting)
    {
        // One check for the life of the process, so that it can remember its answer.
        builder.Services.AddSingleton(services => new ArrivedCheck(services.GetRequiredService<NpgsqlDataSource>(), sql, waiting));
        builder.Services.AddHealthChecks().AddCheck<ArrivedCheck>(name, tags: [HealthExtensions.Ready]);
    }
}
