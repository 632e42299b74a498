using Ksf.Registry.Municipalities;

namespace Ksf.Registry.ReferenceData;

/// <summary>What the file of KSF's structure calls municipalities and parties. It names municipalities as they are in the year of the figures.</summary>
internal sealed class StructureNames(ReferenceFiles files)
{
    private readonly Dictionary<string, NumberedMunicipality> _municipalities = (
        from municipality in Register.Municipalities(files)
        from version in municipality.Versions
        where version.IsValidOn(files.FiguresFrom)
        select new NumberedMunicipality(municipality.Id, version.Number, version.DisplayName, version.Region)).ToDictionary(municipality => municipality.Name);

    private readonly Dictionary<string, Guid> _parties = StructureParties.Of(files).ToDictionary(party => party.Name, party => party.Id);

    /// <summary>A municipality; null when there is none with the name.</summary>
    public NumberedMunicipality? Municipality(string name) => _municipalities.GetValueOrDefault(name);

    /// <summary>A party; null when there is none with the name.</summary>
    public Guid? Party(string name) => _parties.TryGetValue(name, out var id) ? id : null;
}
