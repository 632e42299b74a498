using Ksf.Portal.Patterns;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Reforms;

/// <summary>Settlements in the reader's words.</summary>
internal static class SettlementWords
{
    /// <summary>The value that stands for nobody.</summary>
    public const string Nobody = "ingen";

    /// <summary>How many successors all combinations are offered of.</summary>
    private const int FewEnough = 3;

    /// <summary>A party's name, with what a record waits for that names a municipality which has ceased.</summary>
    public static string NameOf(this Reader reader, Text name, DateOnly? ceasedOn) =>
        ceasedOn is { } day ? reader[RegisterTexts.CeasedOn(reader[name], reader.Language.Day(day))] : reader[name];

    /// <summary>What it is about: Averøy: plass i Samarbeidsorganet.</summary>
    public static string NameOf(this Reader reader, Settlement settlement) =>
        $"{settlement.Municipality.Name ?? settlement.Municipality.Number ?? "–"}: {reader[ReformTexts.PartOf(settlement.Part, reader.DetailOf(settlement))]}";

    /// <summary>What is proposed: who takes over, or that it ends.</summary>
    public static string ProposalOf(this Reader reader, Settlement settlement) => settlement.Proposal.Count == 0
        ? reader[ReformTexts.ItEnds]
        : reader.Join(settlement.Choices.Where(choice => settlement.Proposal.Contains(choice.Id)));

    /// <summary>What became of it.</summary>
    public static string OutcomeOf(this Reader reader, Settlement settlement) => settlement.Status switch
    {
        "dismissed" => reader[ReformTexts.Dismissed],
        _ when settlement.Decision.Count == 0 => reader[ReformTexts.Ended],
        _ => reader[ReformTexts.TakenOverBy(reader.Join(settlement.Decision))],
    };

    /// <summary>What can be chosen, the proposal first: each successor, several where several can take over, and nobody.</summary>
    public static IEnumerable<(string Value, Text Text)> ChoicesOf(this Reader reader, Settlement settlement)
    {
        var sets = settlement.Choices.Select(choice => new[] { choice });
        if (settlement.TakesSeveral && settlement.Choices.Count > 1)
        {
            sets = settlement.Choices.Count > FewEnough
                ? sets.Append([.. settlement.Choices])
                : Enumerable.Range(1, (1 << settlement.Choices.Count) - 1).Select(bits => settlement.Choices.Where((_, place) => (bits & (1 << place)) != 0).ToArray());
        }
        return sets.OrderBy(set => set.Length)
            .Select(set => (Value: ValueOf(set.Select(choice => choice.Id)), Text: Text.Same(reader.Join(set))))
            .Append((Value: Nobody, Text: ReformTexts.ItEnds))
            .OrderByDescending(choice => choice.Value == ValueOf(settlement.Proposal));
    }

    public static string ValueOf(IEnumerable<Guid> successors) => string.Join(' ', successors) is { Length: > 0 } value ? value : Nobody;

    /// <summary>The successors that a value stands for; null when nothing is chosen.</summary>
    public static IReadOnlyList<string>? SuccessorsOf(string? value) =>
        value is null ? null : value == Nobody ? [] : value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Join(this Reader reader, IEnumerable<SettledParty> parties) =>
        string.Join($" {reader[ReformTexts.And]} ", parties.Select(party => party.Name ?? party.Number ?? "–"));

    private static string DetailOf(this Reader reader, Settlement settlement) => settlement.Part switch
    {
        "role" => $"{string.Join(", ", settlement.Details.Select(role => reader[CommonTexts.Role(role)]))}{(settlement.Holder is { } holder ? $", {holder}" : "")}",
        "membership" => $"{settlement.RecordName ?? "–"} ({string.Join(", ", settlement.Details.Select(role => reader[RegisterTexts.RoleName(role)].ToLowerInvariant()))})",
        _ => settlement.RecordName ?? "–",
    };
}
