using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Counties;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.Registry.Regions;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.ReferenceData;

/// <summary>
/// Makes the national register say what the files say, and tells the others of what became different, and of nothing else. One replica
/// does it at a time; the next finds it done.
/// </summary>
internal sealed class LoadReferenceData(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<LoadReferenceData> logger)
    : IMigrationStep
{
    public const string Folder = "Ksf:ReferenceData";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var files = ReferenceFiles.Read(Setting.Required(configuration, Folder, "the path of the folder data/"));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldAsync(AdvisoryLock.ReferenceData, cancellationToken);
        var changed = await BringAsync<County, CountyRegistered>(db, Register.Counties(files), cancellationToken)
            + await BringAsync<Region, RegionRegistered>(db, Register.Regions(files), cancellationToken)
            + await BringAsync<Municipality, MunicipalityRegistered>(db, Register.Municipalities(files), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Reference data is loaded: {Changed} municipalities, counties and regions are new or changed", changed);
    }

    private static async Task<int> BringAsync<TRow, TEvent>(RegistryDbContext db, IReadOnlyList<TEvent> states, CancellationToken cancellationToken)
        where TRow : class, IRegistered<TEvent>, new()
        where TEvent : class, IEvent
    {
        var held = await db.Set<TRow>().AsSplitQuery().ToDictionaryAsync(row => row.Id, cancellationToken);
        var changed = 0;
        foreach (var state in states)
        {
            if (!held.TryGetValue(TRow.KeyOf(state), out var row))
                db.Add(row = new TRow { Id = TRow.KeyOf(state) });
            else if (Json(row.State()) == Json(state))
                continue;

            row.Become(state);
            row.Sequence++;
            db.Raise(state, row.Sequence);
            changed++;
        }

        return changed;
    }

    private static string Json<TEvent>(TEvent state) => JsonSerializer.Serialize(state, CloudEvent.Json);
}
