using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>
/// What was read last from the registers of others, as a layer over the files. Every load of the files applies it, so that a restart does not undo what a register
/// said. A register that is off adds nothing.
/// </summary>
internal sealed class OutsideFacts(
    [FromKeyedServices(RegisterNames.Klass)] OutsideRegisterOptions klass,
    [FromKeyedServices(RegisterNames.Enhetsregisteret)] OutsideRegisterOptions enhetsregisteret)
{
    /// <summary>The files with what KLASS and Enhetsregisteret say of municipalities and counties, and how a party is as Enhetsregisteret has it.</summary>
    /// <exception cref="OutsideRegisterException">A kept answer cannot be used.</exception>
    public async Task<(ReferenceFiles Files, Func<PartyState, PartyState> Party)> ApplyAsync(
        RegistryDbContext db, ReferenceFiles files, CancellationToken cancellationToken)
    {
        if (klass.On)
        {
            var requests = new KlassRequests(klass.BaseAddress!, files.FiguresFrom);
            var answers = await AnswersAsync(db, klass, cancellationToken);
            // Files with newer figures ask for other days, and stand alone until these are read.
            if (requests.All.All(address => answers.ContainsKey(address.AbsoluteUri)))
                files = KlassRows.Replace(files, requests, answers);
        }
        if (!enhetsregisteret.On)
            return (files, party => party);
        var units = new UnitFacts(await db.Set<RegisteredUnit>().AsNoTracking().ToListAsync(cancellationToken));
        return (units.Apply(files), units.Apply);
    }

    /// <summary>The answers of a register that are kept, by address.</summary>
    public static Task<Dictionary<string, OutsideAnswer>> AnswersAsync(RegistryDbContext db, OutsideRegisterOptions register, CancellationToken cancellationToken) =>
        db.Set<OutsideAnswer>().AsNoTracking().Where(answer => answer.Address.StartsWith(register.BaseAddress!.AbsoluteUri))
            .ToDictionaryAsync(answer => answer.Address, cancellationToken);
}
