using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Notices that the database was restored or promoted, and makes both sides whole again: restates what this service is the authority for, and counts
/// none of its copies as filled.
/// </summary>
internal sealed class RestateAfterRestore(
    Epoch epoch, Resynchronisation resynchronisation, NpgsqlDataSource database, ILogger<RestateAfterRestore> logger) : IMigrationStep
{
    // A role that has ended since the backup must not open anything before Registry has restated it.
    private const string Forget =
        """
        update platform.copies set asked_at = '-infinity', filled_at = null;
        delete from platform.known_roles;
        delete from platform.known_actors
        """;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Remembered when it is done, so that a step that is killed here does it again.
        if (!await epoch.NoticeAsync(restored: false, cancellationToken))
            return;
        var current = epoch.Current;
        await using (var forget = database.CreateCommand(Forget))
            await forget.ExecuteNonQueryAsync(cancellationToken);
        var count = await resynchronisation.RunAsync(cancellationToken);
        await epoch.RestatedAsync(current, cancellationToken);
        logger.LogWarning("The database was restored: {Count} records are restated in the epoch {Epoch:O}", count, current);
    }
}
