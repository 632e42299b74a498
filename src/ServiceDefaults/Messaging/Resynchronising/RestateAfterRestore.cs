using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Detects that the database was restored or promoted, restates the nouns that this service is the authority for, and marks its copies as not filled, so that
/// they are requested again.
/// </summary>
internal sealed class RestateAfterRestore(
    Epoch epoch, Resynchronisation resynchronisation, NpgsqlDataSource database, ILogger<RestateAfterRestore> logger) : IMigrationStep
{
    // A role that ended after the backup must not give access before Registry has restated it.
    private const string Reset =
        """
        update platform.copies set asked_at = '-infinity', filled_at = null;
        delete from platform.known_roles;
        delete from platform.known_actors
        """;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Marked as done only at the end, so that a killed step is repeated.
        if (!await epoch.DetectRestoreAsync(restored: false, cancellationToken))
            return;
        var current = epoch.Current;
        await using (var reset = database.CreateCommand(Reset))
            await reset.ExecuteNonQueryAsync(cancellationToken);
        var count = await resynchronisation.RunAsync(cancellationToken);
        await epoch.MarkRestatedAsync(current, cancellationToken);
        logger.LogWarning("The database was restored: {Count} records were restated in the epoch {Epoch:O}", count, current);
    }
}
