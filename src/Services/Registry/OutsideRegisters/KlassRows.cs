using Ksf.Registry.Municipalities;
using Ksf.Registry.ReferenceData;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>
/// Converts the answers of KLASS to the rows that the files of municipalities, changes and counties are read into. What KLASS does not have (population,
/// organisation number, which of several names is Norwegian) stays as the files have it.
/// </summary>
internal sealed class KlassRows
{
    private const string BetweenLanguages = " - ";

    private readonly ReferenceFiles _files;
    private readonly KlassRequests _requests;
    private readonly IReadOnlyDictionary<string, OutsideAnswer> _answers;

    private KlassRows(ReferenceFiles files, KlassRequests requests, IReadOnlyDictionary<string, OutsideAnswer> answers) =>
        (_files, _requests, _answers) = (files, requests, answers);

    /// <summary>The files with the rows of KLASS.</summary>
    /// <exception cref="OutsideRegisterException">An answer lacks something. The message names the address and the record.</exception>
    public static ReferenceFiles Replace(ReferenceFiles files, KlassRequests requests, IReadOnlyDictionary<string, OutsideAnswer> answers)
    {
        var rows = new KlassRows(files, requests, answers);
        return files with { Municipalities = rows.Municipalities(), Changes = rows.Changes(), Counties = rows.Counties() };
    }

    private List<MunicipalityRow> Municipalities()
    {
        var counties = Corresponding(_requests.CountiesOfMunicipalities);
        var centrality = Corresponding(_requests.CentralityOfMunicipalities);
        var held = _files.Municipalities.ToDictionary(row => row.Number);
        return
        [
            .. Codes(_requests.MunicipalitiesAt, digits: 4).Select(code => Municipality(
                code.Number, code.Name, counties.GetValueOrDefault(code.Number, code.Number[..2]), Class(centrality.GetValueOrDefault(code.Number)), held.GetValueOrDefault(code.Number))),
        ];
    }

    private static MunicipalityRow Municipality(string number, string label, string county, int? centralityClass, MunicipalityRow? held)
    {
        if (held?.FullName == label)
            return held with { CountyNumber = county, CentralityClass = centralityClass };
        var (name, parallelNames) = Read(label, held?.Name);
        return held is null
            ? new MunicipalityRow(number, name, parallelNames, label, name, county, OrgNumber: null, Population: null, PopulationYear: null, centralityClass)
            : held with { Name = name, ParallelNames = parallelNames, FullName = label, DisplayName = name, CountyNumber = county, CentralityClass = centralityClass };
    }

    /// <summary>
    /// KLASS gives no kinds. A number that became several was split. Several that became one were merged. A number that others became, and that was in use
    /// before, goes on, also where KLASS has no row for it.
    /// </summary>
    private List<ChangeRow> Changes()
    {
        var lives = Codes(_requests.MunicipalityCodes, digits: 4);
        var rows = new List<ChangeRow>();
        foreach (var day in ReadChanges().GroupBy(change => change.Day).OrderBy(day => day.Key))
        {
            List<(string OldNumber, string OldName, string NewNumber, string NewName)> changes =
                [.. day.Select(change => (change.OldNumber, change.OldName, change.NewNumber, change.NewName))];
            var ended = changes.Select(change => change.OldNumber).ToHashSet(StringComparer.Ordinal);
            foreach (var number in changes.Select(change => change.NewNumber).Distinct().Where(number => !ended.Contains(number)).ToList())
            {
                if (lives.LastOrDefault(life => life.Number == number && life.From < day.Key && (life.To is not { } end || end >= day.Key)) is { } before)
                    changes.Add((number, before.Name, number, changes.First(change => change.NewNumber == number).NewName));
            }
            var targets = changes.CountBy(change => change.OldNumber).ToDictionary();
            var sources = changes.CountBy(change => change.NewNumber).ToDictionary();
            rows.AddRange(
                from change in changes
                let kind = (targets[change.OldNumber], sources[change.NewNumber], change.OldNumber == change.NewNumber) switch
                {
                    ( > 1, _, _) => ChangeKind.Split,
                    (_, > 1, _) => ChangeKind.Merge,
                    (_, _, true) => ChangeKind.Name,
                    _ => ChangeKind.Renumber,
                }
                where kind != ChangeKind.Name || change.OldName != change.NewName
                select new ChangeRow(change.OldNumber, change.NewNumber, change.OldName, change.NewName, day.Key, kind));
        }
        return rows;
    }

    private IEnumerable<(DateOnly Day, string OldNumber, string OldName, string NewNumber, string NewName)> ReadChanges()
    {
        var address = _requests.MunicipalityChanges;
        var changes = Answer<KlassChanges>(address).CodeChanges ?? throw Lacks(address, "codeChanges");
        foreach (var (index, change) in changes.Index())
        {
            if (change is not { OldCode: { } old, OldName: { Length: > 0 } oldName, NewCode: { } @new, NewName: { Length: > 0 } newName, ChangeOccurred: { } day }
                || !IsCode(old, 4) || !IsCode(@new, 4))
            {
                throw Lacks(address, "a code, a name or a day", index);
            }
            if (day >= MunicipalityHistory.Begins && IsInACounty(old) && IsInACounty(@new))
                yield return (day, old, oldName, @new, newName);
        }
    }

    /// <summary>A county keeps one row for as long as it keeps its number, with the last of its names.</summary>
    private List<CountyRow> Counties() =>
    [
        .. from code in Codes(_requests.CountyCodes, digits: 2)
           where code.To is not { } end || end > MunicipalityHistory.Begins
           group code by code.Number into county
           orderby county.Key
           let last = county.MaxBy(code => code.From)!
           let first = county.Min(code => code.From)
           let begins = first < MunicipalityHistory.Begins ? MunicipalityHistory.Begins : first
           let held = _files.Counties.FirstOrDefault(row => row.Number == county.Key && row.ValidFrom == begins)
           let names = Read(last.Name, held?.Name)
           select new CountyRow(county.Key, names.Name, names.ParallelNames, begins, last.To),
    ];

    private List<Code> Codes(Uri address, int digits)
    {
        var codes = Answer<KlassCodes>(address).Codes ?? throw Lacks(address, "codes");
        var read = new List<Code>(codes.Count);
        foreach (var (index, code) in codes.Index())
        {
            if (code is not { Code: { } number, Name: { Length: > 0 } name } || !IsCode(number, digits))
                throw Lacks(address, $"a code of {digits} digits or a name", index);
            if (IsInACounty(number))
                read.Add(new Code(number, name, code.ValidFromInRequestedRange ?? DateOnly.MinValue, code.ValidToInRequestedRange));
        }
        return read.Count > 0 ? read : throw Lacks(address, "codes");
    }

    private Dictionary<string, string> Corresponding(Uri address)
    {
        var items = Answer<KlassCorrespondences>(address).CorrespondenceItems ?? throw Lacks(address, "correspondenceItems");
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, item) in items.Index())
        {
            if (item is not { SourceCode: { Length: > 0 } source, TargetCode: { } target } || !IsCode(target, 4))
                throw Lacks(address, "a code", index);
            sources[target] = source;
        }
        return sources;
    }

    private int? Class(string? code) => code switch
    {
        null => null,
        [>= '1' and <= '6' and var digit] => digit - '0',
        _ => throw new OutsideRegisterException($"{_requests.CentralityOfMunicipalities} has the class '{code}', which is none of 1 to 6."),
    };

    private T Answer<T>(Uri address)
        where T : class => ConditionalReader.Parse<T>(address, _answers[address.AbsoluteUri].Body);

    /// <summary>The Norwegian name and the others. Where the files know it, it may stand anywhere; otherwise it is the first.</summary>
    private static (string Name, string[] ParallelNames) Read(string label, string? norwegian)
    {
        var names = label.Split(BetweenLanguages);
        var name = names.Contains(norwegian) ? norwegian! : names[0];
        return (name, [.. names.Where(other => other != name)]);
    }

    private static bool IsCode(string code, int digits) => code.Length == digits && code.All(char.IsAsciiDigit);

    /// <summary>KLASS also has Svalbard and the sea (21 to 29) and what is unknown (99), which are in no county.</summary>
    private static bool IsInACounty(string code) => code is not (['2', >= '1', ..] or ['9', '9', ..]);

    private static OutsideRegisterException Lacks(Uri address, string what, int? index = null) =>
        new(index is { } place ? $"{address}: record {place + 1} lacks {what}." : $"{address} lacks {what}.");

    private sealed record Code(string Number, string Name, DateOnly From, DateOnly? To);
}
