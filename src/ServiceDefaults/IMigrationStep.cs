using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults;

/// <summary>
/// A migration step: it creates what must exist before any service of the deployment starts, such as tables, queues or reference data.
/// Steps run in registration order when the program is run with the argument <c>migrate</c>. They are idempotent and safe to run from
/// several replicas at once.
/// </summary>
public interface IMigrationStep
{
    /// <summary>Runs the step, or finds it done.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Runs migration steps.</summary>
public static class MigrationStepExtensions
{
    /// <summary>Runs the program's steps in the order of their registration.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var step in services.GetServices<IMigrationStep>())
            await step.RunAsync(cancellationToken);
    }
}
