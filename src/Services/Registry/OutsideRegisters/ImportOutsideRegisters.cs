using Ksf.Registry.Data;
using Ksf.Registry.ReferenceData;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>
/// Reads a register of others and loads the national register again with what it says. It is read whole before anything is written, and what is read is written in
/// one transaction, so that a failure changes nothing.
/// </summary>
internal sealed class ImportOutsideRegisters(IServiceScopeFactory scopes, IServiceProvider services, IConfiguration configuration, TimeProvider time, ILogger<ImportOutsideRegisters> logger)
{
    /// <summary>Reads one register now, unless another replica is reading. A failure is logged and kept.</summary>
    /// <param name="name">One of <see cref="RegisterNames"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was read.</returns>
    public async Task<bool> RunAsync(string name, CancellationToken cancellationToken)
    {
        using var span = OutsideRegistersTelemetry.Start(name);
        // The lock is held by a transaction of its own, which reads and writes nothing while the network is slow.
        await using var scope = scopes.CreateAsyncScope();
        var waiting = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        await using var turn = await waiting.Database.BeginTransactionAsync(cancellationToken);
        if (!await waiting.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({AdvisoryLock.OutsideRegisters}) as \"Value\"").SingleAsync(cancellationToken))
            return false;
        try
        {
            var changed = name == RegisterNames.Klass ? await ImportKlassAsync(cancellationToken) : await ImportUnitsAsync(cancellationToken);
            OutsideRegistersTelemetry.Count(span, name, changed);
            return true;
        }
        catch (Exception exception) when (exception is OutsideRegisterException or ReferenceDataException or DbUpdateException)
        {
            // The database's own words are in the inner exception.
            var reason = exception is DbUpdateException { InnerException: { } inner } ? inner.Message : exception.Message;
            OutsideRegistersTelemetry.CountFailure(span, name, reason);
            logger.LogWarning("{Register} could not be read, and nothing was changed: {Reason}", name, reason);
            await KeepFailureAsync(name, reason, cancellationToken);
            return false;
        }
    }

    private async Task<int> ImportKlassAsync(CancellationToken cancellationToken)
    {
        var options = services.GetRequiredKeyedService<OutsideRegisterOptions>(RegisterNames.Klass);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var requests = new KlassRequests(options.BaseAddress!, Files().FiguresFrom);
        var kept = await OutsideFacts.AnswersAsync(db, options, cancellationToken);
        var answers = await scope.ServiceProvider.GetRequiredService<KlassClient>().ReadAsync(requests, kept, cancellationToken);
        var unchanged = answers.Count(answer => kept.GetValueOrDefault(answer.Address) == answer);

        var changed = await WriteAsync(db, RegisterNames.Klass, options, answers, _ => Task.CompletedTask, cancellationToken);
        logger.LogInformation(
            "KLASS was read: {Answers} answers, of which {Unchanged} had not changed; {Changed} municipalities and counties are new or changed", answers.Count, unchanged, changed);
        return changed;
    }

    private async Task<int> ImportUnitsAsync(CancellationToken cancellationToken)
    {
        var options = services.GetRequiredKeyedService<OutsideRegisterOptions>(RegisterNames.Enhetsregisteret);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var state = await db.Set<OutsideRegister>().AsNoTracking().SingleOrDefaultAsync(register => register.Name == RegisterNames.Enhetsregisteret, cancellationToken);
        var before = new KnownUnits(
            await OutsideFacts.AnswersAsync(db, options, cancellationToken),
            await db.Set<RegisteredUnit>().AsNoTracking().ToDictionaryAsync(unit => unit.OrganisationNumber, cancellationToken),
            LoadStructure.IsWanted(configuration)
                ? StructureParties.Of(Files()).Select(party => party.OrganisationNumber).OfType<string>().ToHashSet(StringComparer.Ordinal)
                : new HashSet<string>(),
            state?.LastUpdateId,
            // A day of overlap, because what happened while the first reading ran is told again.
            (state?.SucceededAt ?? time.GetUtcNow()) - TimeSpan.FromDays(1));
        var reading = await scope.ServiceProvider.GetRequiredService<EnhetsregisteretClient>().ReadAsync(before, cancellationToken);

        var changed = await WriteAsync(
            db, RegisterNames.Enhetsregisteret, options, reading.Answers, register => KeepAsync(db, register, reading, cancellationToken), cancellationToken);
        logger.LogInformation(
            "Enhetsregisteret was read: {Units} organisations, {Removed} removed, {Unknown} that it does not know; {Changed} municipalities and parties are new or changed",
            reading.Units.Count, reading.Removed.Count, reading.Unknown.Count, changed);
        return changed;
    }

    /// <summary>Keeps what was read and loads the register again with it, in one transaction.</summary>
    private async Task<int> WriteAsync(
        RegistryDbContext db, string name, OutsideRegisterOptions options, IReadOnlyList<OutsideAnswer> answers, Func<OutsideRegister, Task> keep,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.ReferenceData, cancellationToken);
        await KeepAnswersAsync(db, options, answers, cancellationToken);
        var register = await RegisterAsync(db, name, cancellationToken);
        await keep(register);
        (register.SucceededAt, register.FailedAt, register.Failure) = (time.GetUtcNow(), null, null);
        await db.SaveChangesAsync(cancellationToken);
        register.Changed = await services.GetRequiredService<LoadReferenceData>().UpdateAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return register.Changed;
    }

    private static async Task KeepAnswersAsync(
        RegistryDbContext db, OutsideRegisterOptions options, IReadOnlyList<OutsideAnswer> answers, CancellationToken cancellationToken)
    {
        var held = await db.Set<OutsideAnswer>().Where(answer => answer.Address.StartsWith(options.BaseAddress!.AbsoluteUri))
            .ToDictionaryAsync(answer => answer.Address, cancellationToken);
        foreach (var answer in answers)
        {
            if (held.Remove(answer.Address, out var row))
                (row.ETag, row.LastModified, row.Body, row.ReadAt) = (answer.ETag, answer.LastModified, answer.Body, answer.ReadAt);
            else
                db.Add(answer);
        }
        db.RemoveRange(held.Values);
    }

    private static async Task KeepAsync(RegistryDbContext db, OutsideRegister register, UnitReading reading, CancellationToken cancellationToken)
    {
        var held = await db.Set<RegisteredUnit>().ToDictionaryAsync(unit => unit.OrganisationNumber, cancellationToken);
        foreach (var unit in reading.Units)
        {
            if (!held.TryGetValue(unit.OrganisationNumber!, out var row))
                db.Add(row = new RegisteredUnit { OrganisationNumber = unit.OrganisationNumber!, FirstName = unit.Name! });
            else if (row.IsRemoved)
                row.FirstName = unit.Name!;
            (row.Name, row.IsRemoved, row.EndedOn) = (unit.Name!, false, unit.EndedOn);
            // An organisation that is struck off has neither form nor address any more.
            (row.Form, row.MunicipalityNumber) = (unit.Form?.Code ?? row.Form, unit.Address?.MunicipalityNumber ?? row.MunicipalityNumber);
        }
        foreach (var number in reading.Removed)
        {
            if (!held.TryGetValue(number, out var row))
                db.Add(row = new RegisteredUnit { OrganisationNumber = number });
            (row.IsRemoved, row.FirstName, row.Name, row.Form, row.MunicipalityNumber, row.EndedOn) = (true, "", "", null, null, null);
        }
        register.LastUpdateId = reading.LastUpdateId;
    }

    /// <summary>In a transaction of its own, because the import's was rolled back.</summary>
    private async Task KeepFailureAsync(string name, string reason, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var register = await RegisterAsync(db, name, cancellationToken);
        (register.FailedAt, register.Failure) = (time.GetUtcNow(), reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<OutsideRegister> RegisterAsync(RegistryDbContext db, string name, CancellationToken cancellationToken)
    {
        if (await db.Set<OutsideRegister>().SingleOrDefaultAsync(register => register.Name == name, cancellationToken) is { } held)
            return held;
        var register = new OutsideRegister { Name = name };
        db.Add(register);
        return register;
    }

    private ReferenceFiles Files() => ReferenceFiles.Read(Setting.Required(configuration, LoadReferenceData.Folder, "the path of the folder data/"));
}
