using System.Globalization;
using System.Net;
using Ksf.Contracts;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>Reads organisations of Enhetsregisteret: the municipalities, and the parties whose numbers are known.</summary>
/// <remarks>The API: https://data.brreg.no/enhetsregisteret/api/dokumentasjon/no/index.html</remarks>
internal sealed class EnhetsregisteretClient(
    HttpClient http, [FromKeyedServices(RegisterNames.Enhetsregisteret)] OutsideRegisterOptions options, TimeProvider time)
{
    private readonly Uri _base = options.BaseAddress!;

    /// <summary>Reads everything that is new, or fails.</summary>
    /// <param name="before">What the readings before left.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OutsideRegisterException">The register does not answer, or a record cannot be used.</exception>
    public async Task<UnitReading> ReadAsync(KnownUnits before, CancellationToken cancellationToken)
    {
        var reader = new ConditionalReader(http, before.Answers, time);
        var updates = await UpdatesAsync(reader, before, cancellationToken);
        var units = await MunicipalitiesAsync(reader, cancellationToken);
        var removed = updates.Where(update => update.Kind == UnitUpdate.Removed).Select(update => update.OrganisationNumber!).ToHashSet(StringComparer.Ordinal);
        var known = before.Numbers.Union(before.Units.Keys).ToHashSet(StringComparer.Ordinal);
        removed.IntersectWith(known);

        var asked = before.Numbers.Where(number => !before.Units.ContainsKey(number))
            .Union(updates.Select(update => update.OrganisationNumber!).Where(known.Contains))
            .Where(number => !removed.Contains(number) && !units.ContainsKey(number)).ToList();
        var unknown = new List<string>();
        foreach (var number in asked)
        {
            var address = new Uri(_base, $"enheter/{number}");
            var (status, body) = await reader.GetOnceAsync(address, cancellationToken);
            if (status == HttpStatusCode.Gone)
                removed.Add(number);
            else if (status == HttpStatusCode.NotFound)
                unknown.Add(number);
            else
                units.Add(number, Checked(ConditionalReader.Parse<Unit>(address, body!), address, number));
        }
        return new UnitReading([.. units.Values], removed, unknown, reader.Answers, updates.Count > 0 ? updates[^1].Id : before.LastUpdateId);
    }

    /// <summary>
    /// Reads the updates after the last one. The register goes no deeper than 10 000 records by page, so each further page is asked for by the last id. Updates
    /// are read before the organisations, so that what changes in between is told again next time.
    /// </summary>
    private async Task<List<UnitUpdate>> UpdatesAsync(ConditionalReader reader, KnownUnits before, CancellationToken cancellationToken)
    {
        var updates = new List<UnitUpdate>();
        for (var last = before.LastUpdateId; ; last = updates[^1].Id)
        {
            var from = last is { } id
                ? string.Create(CultureInfo.InvariantCulture, $"oppdateringsid={id + 1}")
                : $"dato={before.UpdatesSince.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}";
            var address = new Uri(_base, $"oppdateringer/enheter?{from}&size={options.PageSize}");
            var (status, body) = await reader.GetOnceAsync(address, cancellationToken);
            if (body is null)
                throw new OutsideRegisterException($"{address} answered {(int)status}.");
            var page = ConditionalReader.Parse<UnitPage>(address, body);
            var read = page.Embedded?.Updates ?? [];
            foreach (var (index, update) in read.Index())
            {
                if (update is not { Id: { } number, Kind: not null } || !OrganisationNumber.IsValid(update.OrganisationNumber) || number <= last)
                    throw new OutsideRegisterException($"{address}: record {index + 1} lacks an id above the one before it, an organisation number or a kind.");
                last = number;
            }
            updates.AddRange(read);
            if (page.Links?.Next is null || read.Count == 0)
                return updates;
        }
    }

    private async Task<Dictionary<string, Unit>> MunicipalitiesAsync(ConditionalReader reader, CancellationToken cancellationToken)
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        long? total = null;
        for (var address = new Uri(_base, $"enheter?organisasjonsform=KOMM&size={options.PageSize}"); address is not null;)
        {
            var page = ConditionalReader.Parse<UnitPage>(address, await reader.GetAsync(address, cancellationToken));
            foreach (var (index, unit) in (page.Embedded?.Units ?? []).Index())
            {
                if (!units.TryAdd(unit.OrganisationNumber ?? "", Checked(unit, address, number: null, index)))
                    throw new OutsideRegisterException($"{address}: record {index + 1}, {unit.OrganisationNumber}, came on an earlier page too.");
            }
            total = page.Page?.TotalElements ?? throw new OutsideRegisterException($"{address} does not say how many records there are.");
            address = page.Links?.Next?.Href is { } next ? WithinTheRegister(next, address) : null;
        }
        return units.Count == total ? units : throw new OutsideRegisterException($"{_base}enheter gave {units.Count} municipalities of {total}.");
    }

    /// <summary>A link of an answer is followed within the register only.</summary>
    private Uri WithinTheRegister(Uri link, Uri from) => new Uri(from, link) is var address && _base.IsBaseOf(address) && address != from
        ? address
        : throw new OutsideRegisterException($"{from} leads to {link}, which is not a further page of {_base}.");

    private static Unit Checked(Unit unit, Uri address, string? number, int? index = null) =>
        OrganisationNumber.IsValid(unit.OrganisationNumber) && unit.Name is { Length: > 0 } && (number is null || unit.OrganisationNumber == number)
            ? unit
            : throw new OutsideRegisterException(
                $"{address}: {(index is { } place ? $"record {place + 1}" : "the organisation")} lacks a valid organisation number or a name ({unit.OrganisationNumber}).");
}

/// <summary>What the readings before left.</summary>
/// <param name="Answers">The answers that are kept, by address.</param>
/// <param name="Units">Our copies, by number.</param>
/// <param name="Numbers">The numbers of parties that are to be known.</param>
/// <param name="LastUpdateId">The last update that was applied; null before the first.</param>
/// <param name="UpdatesSince">From when updates are read where none was applied yet.</param>
internal sealed record KnownUnits(
    IReadOnlyDictionary<string, OutsideAnswer> Answers,
    IReadOnlyDictionary<string, RegisteredUnit> Units,
    IReadOnlySet<string> Numbers,
    long? LastUpdateId,
    DateTimeOffset UpdatesSince);

/// <summary>What a reading found.</summary>
/// <param name="Units">The municipalities, and the others that are new or updated.</param>
/// <param name="Removed">The numbers that the register has removed from what it publishes.</param>
/// <param name="Unknown">The numbers of parties that the register does not know.</param>
/// <param name="Answers">The answers to be kept.</param>
/// <param name="LastUpdateId">The last update that was read.</param>
internal sealed record UnitReading(
    IReadOnlyList<Unit> Units, IReadOnlySet<string> Removed, IReadOnlyList<string> Unknown, IReadOnlyList<OutsideAnswer> Answers, long? LastUpdateId);
