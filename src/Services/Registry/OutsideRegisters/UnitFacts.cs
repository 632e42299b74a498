using Ksf.Contracts.Registry;
using Ksf.Registry.ReferenceData;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>What our copies of Enhetsregisteret's organisations add to the rows of municipalities and to the parties.</summary>
internal sealed class UnitFacts(IReadOnlyCollection<RegisteredUnit> units)
{
    private const string Municipality = "KOMM";

    /// <summary>The register as it is named among a party's sources.</summary>
    private const string Source = "enhetsregisteret";

    private readonly Dictionary<string, RegisteredUnit> _units = units.ToDictionary(unit => unit.OrganisationNumber);

    /// <summary>Where exactly one municipality that is registered has its address in each municipality.</summary>
    private readonly Dictionary<string, RegisteredUnit> _municipalities = units
        .Where(unit => unit is { Form: Municipality, EndedOn: null, IsRemoved: false, MunicipalityNumber: not null })
        .GroupBy(unit => unit.MunicipalityNumber!).Where(municipality => municipality.Count() == 1)
        .ToDictionary(municipality => municipality.Key, municipality => municipality.Single());

    /// <summary>
    /// The municipalities with organisation numbers of the register. A number that the files have stands as long as the register has a municipality with it,
    /// because a municipality may have its address in another.
    /// </summary>
    public ReferenceFiles Apply(ReferenceFiles files) => _units.Count == 0
        ? files
        : files with { Municipalities = [.. files.Municipalities.Select(row => row with { OrgNumber = NumberOf(row) })] };

    /// <summary>A party with its name, its end and its number as the register has them.</summary>
    public PartyState Apply(PartyState party)
    {
        if (party.OrganisationNumber is not { } number || !_units.TryGetValue(number, out var unit))
            return party;
        if (unit.IsRemoved)
            return party with { OrganisationNumber = null };
        return party with
        {
            Name = unit.Name == unit.FirstName ? party.Name : RegisteredName.Of(unit.Name, party.Name),
            ValidTo = unit.EndedOn ?? party.ValidTo,
            Sources = [.. party.Sources.Union([Source])],
        };
    }

    private string? NumberOf(MunicipalityRow row)
    {
        if (row.OrgNumber is { } number && _units.TryGetValue(number, out var unit) && unit is { EndedOn: null, IsRemoved: false })
            return number;
        if (_municipalities.TryGetValue(row.Number, out var found))
            return found.OrganisationNumber;
        return row.OrgNumber is { } held && _units.TryGetValue(held, out var ended) && ended.IsRemoved ? null : row.OrgNumber;
    }
}
