using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry;

/// <summary>The municipalities and other parties with some ids.</summary>
internal sealed record RegisteredParties(IReadOnlyDictionary<Guid, Municipality> Municipalities, IReadOnlyDictionary<Guid, string> Others)
{
    public static async Task<RegisteredParties> OfAsync(RegistryDbContext db, IEnumerable<Guid> partyIds, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. partyIds.Distinct()];
        return new RegisteredParties(
            await db.Municipalities.AsNoTracking().Where(municipality => ids.Contains(municipality.Id))
                .ToDictionaryAsync(municipality => municipality.Id, cancellationToken),
            await db.Parties.AsNoTracking().Where(party => ids.Contains(party.Id)).ToDictionaryAsync(party => party.Id, party => party.Name, cancellationToken));
    }

    /// <summary>The id of the one that a request refers to: by its id, or by its number on the day; null when it is none of them.</summary>
    public Guid? Find(string reference, DateOnly day) => Guid.TryParse(reference, out var id)
        ? (Municipalities.ContainsKey(id) || Others.ContainsKey(id) ? id : null)
        : Municipalities.Values.FirstOrDefault(municipality => municipality.VersionOn(day) is { } version && version.Number == reference && version.IsValidOn(day))?.Id;

    /// <summary>A municipality's number on a day, or its last one; null for others.</summary>
    public string? NumberOf(Guid id, DateOnly day) => Municipalities.GetValueOrDefault(id)?.VersionOn(day).Number;

    /// <summary>The day on which a municipality ceased, on a later day; null for one that exists then, and for others.</summary>
    public DateOnly? CeasedOn(Guid id, DateOnly day) => Municipalities.GetValueOrDefault(id)?.VersionOn(day).ValidTo is { } end && end <= day ? end : null;

    /// <summary>Its name on a day; null until it has been received.</summary>
    public string? NameOf(Guid id, DateOnly day) => Municipalities.GetValueOrDefault(id)?.VersionOn(day).DisplayName ?? Others.GetValueOrDefault(id);
}
