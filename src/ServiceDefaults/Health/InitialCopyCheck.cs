using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Ksf.ServiceDefaults.Health;

/// <summary>
/// Reports not ready until the initial copies have been received, because a service that knows no municipality would refuse every request.
/// A positive answer is cached. It uses SQL, because Entity Framework's first query takes seconds on a starting machine.
/// </summary>
internal sealed class InitialCopyCheck(NpgsqlDataSource database, string sql, string waiting) : IHealthCheck
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

/// <summary>Adds <see cref="InitialCopyCheck"/>.</summary>
public static class InitialCopyCheckExtensions
{
    /// <summary>Delays readiness until a required copy has been received by events.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="sql">A query for one boolean: whether the copy is there.</param>
    /// <param name="waiting">The description that <c>/health/ready</c> shows meanwhile.</param>
    public static void AddReadyWhen(this WebApplicationBuilder builder, string name, string sql, string waiting)
    {
        // A singleton, so that it can cache its answer.
        builder.Services.AddSingleton(services => new InitialCopyCheck(services.GetRequiredService<NpgsqlDataSource>(), sql, waiting));
        builder.Services.AddHealthChecks().AddCheck<InitialCopyCheck>(name, tags: [HealthExtensions.Ready]);
    }
}
