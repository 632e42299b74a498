namespace Ksf.ServiceDefaults;

/// <summary>
/// Something that must be in place before a service of the deployment starts: tables, queues, reference data. Steps run in the order they were
/// added, when the program is run with the argument <c>migrate</c>. Several replicas may run them at once, and each again.
/// </summary>
public interface IMigrationStep
{
    /// <summary>Does it, or finds it done.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
