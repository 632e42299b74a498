using System.Globalization;
using System.Text.Json;
using Ksf.Registry.ReferenceData;
using Microsoft.AspNetCore.Http;

namespace Ksf.Registry.Tests.OutsideRegisters;

/// <summary>
/// Our files in the shapes of KLASS, as its guide and its public clients show them: https://data.ssb.no/api/klass/v1/api-guide.html. Like KLASS it has no kinds of
/// change, all names in one, and codes for what is in no county.
/// </summary>
internal sealed class StubKlass
{
    private static readonly DateOnly Before = new(2016, 1, 1);

    private readonly List<MunicipalityRow> _municipalities = [.. RealData.Files.Municipalities];

    /// <summary>What became of municipalities. A test adds to it.</summary>
    public List<ChangeRow> Changes { get; } = [.. RealData.Files.Changes];

    /// <summary>Whether a municipality that keeps its number in a merge has a row in the answer to <c>changes</c>.</summary>
    public bool TellsWhoGoesOn { get; set; }

    /// <summary>Gives a municipality another centrality class.</summary>
    public void Centrality(string number, int centralityClass)
    {
        var place = _municipalities.FindIndex(row => row.Number == number);
        _municipalities[place] = _municipalities[place] with { CentralityClass = centralityClass };
    }

    public string Answer(int classification, string what, IQueryCollection query)
    {
        object answer = (classification, what) switch
        {
            (131, "codesAt.json") => new { codes = _municipalities.Select(row => Code(row.Number, row.FullName, null, null)).Append(Code("9999", "Uoppgitt", null, null)) },
            (131, "codes.json") => new { codes = Lives().Append(Code("2111", "Spitsbergen", Before, null)) },
            (131, "changes.json") => new { codeChanges = Changes.Where(IsTold).Select(Change) },
            (104, "codes.json") => new { codes = Counties().Append(Code("21", "Svalbard", Before, null)).Append(Code("99", "Uoppgitt", Before, null)) },
            (104, "correspondsAt.json") => new { correspondenceItems = _municipalities.Select(row => Correspondence(row.CountyNumber, row)) },
            (128, "correspondsAt.json") => new
            {
                correspondenceItems = _municipalities.Where(row => row.CentralityClass is not null)
                    .Select(row => Correspondence(row.CentralityClass!.Value.ToString(CultureInfo.InvariantCulture), row)),
            },
            _ => throw new InvalidOperationException($"{classification}/{what} is not asked of KLASS ({query.Count} parameters)."),
        };
        return JsonSerializer.Serialize(answer);
    }

    private bool IsTold(ChangeRow change) => TellsWhoGoesOn || change.Kind != ChangeKind.Merge || change.OldNumber != change.NewNumber;

    private static object Code(string code, string name, DateOnly? from, DateOnly? to) => new
    {
        code,
        parentCode = (string?)null,
        level = "1",
        name,
        shortName = "",
        presentationName = "",
        validFrom = (string?)null,
        validTo = (string?)null,
        notes = "",
        validFromInRequestedRange = from,
        validToInRequestedRange = to,
    };

    private static object Change(ChangeRow change) => new
    {
        oldCode = change.OldNumber,
        oldName = change.OldName,
        oldShortName = (string?)null,
        newCode = change.NewNumber,
        newName = change.NewName,
        newShortName = (string?)null,
        changeOccurred = change.ValidFrom,
    };

    private static object Correspondence(string source, MunicipalityRow row) => new
    {
        sourceCode = source,
        sourceName = "",
        sourceShortName = "",
        targetCode = row.Number,
        targetName = row.FullName,
        targetShortName = "",
    };

    /// <summary>When each number with its name was in use, from the changes backwards.</summary>
    private IEnumerable<object> Lives()
    {
        var current = _municipalities.ToDictionary(row => row.Number, row => (Name: row.FullName, To: (DateOnly?)null));
        var lives = new List<object>();
        foreach (var day in RealData.Files.Changes.GroupBy(change => change.ValidFrom).OrderByDescending(day => day.Key))
        {
            foreach (var number in day.Select(change => change.NewNumber).Distinct())
            {
                if (current.Remove(number, out var life))
                    lives.Add(Code(number, life.Name, day.Key, life.To));
            }
            foreach (var change in day.DistinctBy(change => change.OldNumber))
                current.Add(change.OldNumber, (change.OldName, day.Key));
        }
        return lives.Concat(current.Select(life => Code(life.Key, life.Value.Name, Before, life.Value.To)));
    }

    /// <summary>Trøndelag got its Sámi name in the course, so KLASS has it twice.</summary>
    private static IEnumerable<object> Counties()
    {
        foreach (var county in RealData.Files.Counties)
        {
            var from = county.ValidFrom == new DateOnly(2017, 1, 1) ? Before : county.ValidFrom;
            if (county.Number == "50")
                yield return Code("50", county.Name, from, from.AddYears(2));
            yield return Code(county.Number, string.Join(" - ", [county.Name, .. county.ParallelNames]), county.Number == "50" ? from.AddYears(2) : from, county.ValidTo);
        }
    }
}
