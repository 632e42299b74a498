using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Notices that the database was restored, and makes both sides whole again: restates what this service is the authority for, and forgets that it has
/// ever asked for its copies.
/// </summary>
internal sealed class RestateAfterRestore(
    Epoch epoch, Resynchronisation resynchronisation, NpgsqlDataSource database, ILogger<RestateAfterRestore> logger) : IMigrationStep
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Remembered when it is done, so that a step that is killed here does it again.
        if (!await epoch.NoticeAsync(restored: false, cancellationToken))
            return;
        await using (var forget = database.CreateCommand("delete from platform.copies"))
            await forget.ExecuteNonQueryAsync(cancellationToken);
        var count = await resynchronisation.RunAsync(cancellationToken);
        await epoch.RestatedAsync(cancellationToken);
        logger.LogWarning("The database was restored: {Count} records are restated in the epoch {Epoch:O}", count, epoch.Current);
    }
}
