using Ksf.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.TestKit;

/// <summary>The migration step of a service that a test has made already.</summary>
public static class MigrationSteps
{
    /// <summary>Runs it, as the argument <c>migrate</c> does in a process of its own.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var step in services.GetServices<IMigrationStep>())
            await step.RunAsync(cancellationToken);
    }
}
