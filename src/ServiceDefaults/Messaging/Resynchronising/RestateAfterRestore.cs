using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Detects that the database was restored, restates the nouns that this service is the authority for, and clears the record of requested
/// copies so that they are requested again.
/// </summary>
internal sealed class RestateAfterRestore(
    Epoch epoch, Resynchronisation resynchronisation, NpgsqlDataSource database, ILogger<RestateAfterRestore> logger) : IMigrationStep
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Marked as done only at the end, so that a killed step is repeated.
        if (!await epoch.DetectRestoreAsync(restored: false, cancellationToken))
            return;
        await using (var forget = database.CreateCommand("delete from platform.copies"))
            await forget.ExecuteNonQueryAsync(cancellationToken);
        var count = await resynchronisation.RunAsync(cancellationToken);
        await epoch.MarkRestatedAsync(cancellationToken);
        logger.LogWarning("The database was restored: {Count} records were restated in the epoch {Epoch:O}", count, epoch.Current);
    }
}
