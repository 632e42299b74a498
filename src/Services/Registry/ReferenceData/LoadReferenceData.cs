using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.Contracts.Registry;
using Ksf.Registry.Counties;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.Registry.OutsideRegisters;
using Ksf.Registry.Parties;
using Ksf.Registry.Regions;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.ReferenceData;

/// <summary>
/// Updates the national register from the files, and raises events for changed rows only. Replicas are serialised by a lock.
/// </summary>
internal sealed class LoadReferenceData(IServiceScopeFactory scopes, IConfiguration configuration, OutsideFacts outside, TimeProvider time, ILogger<LoadReferenceData> logger)
    : IMigrationStep
{
    public const string Folder = "Ksf:ReferenceData";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.ReferenceData, cancellationToken);
        var changed = await UpdateAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Reference data was loaded: {Changed} municipalities, counties, regions and parties are new or changed", changed);
    }

    /// <summary>
    /// Updates the register from the files, with what the registers of others said last. The caller holds <see cref="AdvisoryLock.ReferenceData"/> and saves.
    /// </summary>
    /// <returns>How many rows are new or changed.</returns>
    /// <exception cref="ReferenceDataException">The files do not hold together.</exception>
    public async Task<int> UpdateAsync(RegistryDbContext db, CancellationToken cancellationToken)
    {
        var read = ReferenceFiles.Read(Setting.Required(configuration, Folder, "the path of the folder data/"));
        var (files, party) = await outside.ApplyAsync(db, read, cancellationToken);
        return await UpdateAsync<County, CountyState>(db, Register.Counties(files), cancellationToken)
            + await UpdateAsync<Region, RegionState>(db, Register.Regions(files), cancellationToken)
            + await UpdateAsync<Municipality, MunicipalityState>(db, Register.Municipalities(files), cancellationToken)
            + await UpdateAsync<Party, PartyState>(db, LoadStructure.IsWanted(configuration) ? Parties(files, party) : [], cancellationToken);
    }

    /// <summary>A register may give a party the name that another has; names are unique.</summary>
    private static IReadOnlyList<PartyState> Parties(ReferenceFiles files, Func<PartyState, PartyState> party)
    {
        IReadOnlyList<PartyState> parties = [.. StructureParties.Of(files).Select(party)];
        return parties.GroupBy(one => one.Name).FirstOrDefault(name => name.Count() > 1) is { } shared
            ? throw new ReferenceDataException($"{shared.Key} is the name of {shared.Count()} parties: {string.Join(", ", shared.Select(one => one.OrganisationNumber ?? one.Id.ToString()))}.")
            : parties;
    }

    private async Task<int> UpdateAsync<TRow, TState>(RegistryDbContext db, IReadOnlyList<TState> states, CancellationToken cancellationToken)
        where TRow : Registered<TState>, new()
        where TState : class, IState
    {
        var held = await db.Set<TRow>().AsSplitQuery().ToDictionaryAsync(row => row.Id, cancellationToken);
        var changed = 0;
        foreach (var state in states)
        {
            if (!held.TryGetValue(state.Id, out var row))
                db.Add(row = new TRow { Id = state.Id, Authority = DeploymentId.Nation.Id });
            else if (Json(row.State()) == Json(state))
                continue;

            var before = row.Sequence == 0 ? null : AuditSnapshot.Of(row);
            row.Apply(state);
            row.Sequence++;
            db.AuditByPlatform(time.GetUtcNow(), $"{Nouns.Of(typeof(TState)).Name}.register", Nouns.Of(typeof(TState)).Subject(state.Id), before, row);
            db.Raise("registered", row);
            changed++;
        }

        return changed;
    }

    private static string Json<TState>(TState state) => JsonSerializer.Serialize(state, CloudEvent.Json);
}
