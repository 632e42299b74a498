using Ksf.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ksf.ServiceDefaults.Health;

/// <summary>
/// Not ready before the first copies have arrived by events: a service that knows no municipality would turn everyone away. What has once
/// arrived stays, so the question is not asked again.
/// </summary>
internal sealed class ArrivedCheck<TContext>(IServiceScopeFactory scopes, Func<TContext, CancellationToken, Task<bool>> arrived, string waiting) : IHealthCheck
    where TContext : KsfDbContext
{
    private volatile bool _arrived;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!_arrived)
        {
            await using var scope = scopes.CreateAsyncScope();
            _arrived = await arrived(scope.ServiceProvider.GetRequiredService<TContext>(), cancellationToken);
        }
        return _arrived ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(waiting);
    }
}

/// <summary>Adds <see cref="ArrivedCheck{TContext}"/>.</summary>
public static class ArrivedCheckExtensions
{
    /// <summary>Keeps the service from being ready until something it stands on has arrived by events.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">What is waited for.</param>
    /// <param name="arrived">Whether it is there.</param>
    /// <param name="waiting">What <c>/health/ready</c> says meanwhile.</param>
    public static void AddReadyWhen<TContext>(
        this WebApplicationBuilder builder, string name, Func<TContext, CancellationToken, Task<bool>> arrived, string waiting)
        where TContext : KsfDbContext
    {
        // One check for the life of the process, so that it can remember its answer.
        builder.Services.AddSingleton(services => new ArrivedCheck<TContext>(services.GetRequiredService<IServiceScopeFactory>(), arrived, waiting));
        builder.Services.AddHealthChecks().AddCheck<ArrivedCheck<TContext>>(name, tags: [HealthExtensions.Ready]);
    }
}
