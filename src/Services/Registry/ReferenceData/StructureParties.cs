using System.Text.RegularExpressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.ReferenceData;

/// <summary>The parties in the file of KSF's structure, with the facts of the file beside it: only what they say, and only the kinds that can hold a role.</summary>
internal static partial class StructureParties
{
    /// <summary>The parties. A body that belongs to a region or the nation is no party: see <see cref="StructureBodies"/>.</summary>
    /// <exception cref="ReferenceDataException">The file of facts names what is no party, or gives one number to two.</exception>
    public static IReadOnlyList<PartyState> Of(ReferenceFiles files)
    {
        var bodies = StructureBodies.Deployments(files);
        var parties = files.Structure.Where(row => KindOf(row) is not null && !bodies.ContainsKey(row.Name)).ToDictionary(row => row.Name, IdOf);
        var facts = Facts(files, parties);
        return [.. files.Structure.Where(row => parties.ContainsKey(row.Name)).Select(row => Party(row, parties, facts.GetValueOrDefault(row.Name)))];
    }

    private static Guid IdOf(StructureRow row) => StableId.Of($"party/{row.Name}");

    private static Dictionary<string, PartyFactsRow> Facts(ReferenceFiles files, Dictionary<string, Guid> parties)
    {
        if (files.PartyFacts.FirstOrDefault(facts => !parties.ContainsKey(facts.Party)) is { } unknown)
            throw new ReferenceDataException($"party-facts.csv: {unknown.Party} is no party of ksf-structure.csv.");
        if (files.PartyFacts.Where(facts => facts.OrganisationNumber is not null).GroupBy(facts => facts.OrganisationNumber).FirstOrDefault(number => number.Count() > 1) is { } shared)
            throw new ReferenceDataException($"party-facts.csv: {string.Join(" and ", shared.Select(facts => facts.Party))} have the same organisation number {shared.Key}.");
        return files.PartyFacts.ToDictionary(facts => facts.Party);
    }

    private static PartyState Party(StructureRow row, Dictionary<string, Guid> parties, PartyFactsRow? facts) => new(
        parties[row.Name], KindOf(row, facts), row.Name, Deployment: null,
        row.Parent is { } parent && parties.TryGetValue(parent, out var id) ? id : null,
        [.. row.Source.Union(facts?.Source ?? [])],
        facts?.OrganisationNumber, facts?.NameNn, facts?.NameEn, facts?.ValidFrom, facts?.ValidTo);

    private static PartyKind KindOf(StructureRow row, PartyFactsRow? facts) => facts?.Kind is not { } name
        ? KindOf(row)!.Value
        : Open.Find<PartyKind>(name) ?? throw new ReferenceDataException(
            $"party-facts.csv: '{name}' of {row.Name} is none of {string.Join(", ", Open.NamesOf(typeof(PartyKind)))}.");

    /// <summary>The general kind that the file of the structure tells.</summary>
    private static PartyKind? KindOf(StructureRow row) => row.Kind switch
    {
        "institution" => PartyKind.Institution,
        "authority" => PartyKind.Authority,
        "county_authority" => PartyKind.CountyAuthority,
        "association" => PartyKind.Association,
        "body" when Committee().IsMatch(row.Note ?? "") => PartyKind.Committee,
        "body" => PartyKind.Body,
        _ => null,
    };

    /// <summary>The file's own words for a committee.</summary>
    [GeneratedRegex(@"\b(Government committee|main and three sub-committees)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Committee();
}
