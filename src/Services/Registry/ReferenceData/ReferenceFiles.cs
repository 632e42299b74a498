using CsvHelper;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Municipalities;

namespace Ksf.Registry.ReferenceData;

/// <summary>The rows of the files that the register is built from. See data/README.md for their sources and columns.</summary>
internal sealed record ReferenceFiles(
    IReadOnlyList<MunicipalityRow> Municipalities,
    IReadOnlyList<ChangeRow> Changes,
    IReadOnlyList<CountyRow> Counties,
    IReadOnlyList<RegionRow> Regions,
    IReadOnlyList<StructureRow> Structure,
    IReadOnlyList<PartyFactsRow> PartyFacts,
    IReadOnlyList<ClusterFactsRow> ClusterFacts,
    IReadOnlyList<BodySeatRow> BodySeats,
    IReadOnlyList<BodyReadingRow> BodyReadings,
    IReadOnlyList<BodyRuleRow> BodyRules,
    IReadOnlyList<BodyMandateRow> BodyMandates)
{
    /// <summary>The first day of the year of the figures, when every municipality in the first file exists.</summary>
    public DateOnly FiguresFrom => new(Municipalities.Max(row => row.PopulationYear) ?? MunicipalityHistory.Begins.Year, 1, 1);

    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        NormalizeHeaderName = name => name.Replace("_", "", StringComparison.Ordinal),
    };

    /// <summary>Reads the files in a folder.</summary>
    /// <exception cref="ReferenceDataException">A file is missing, or a row of it cannot be read.</exception>
    public static ReferenceFiles Read(string folder) => new(
        Read<MunicipalityRow>(folder, "municipalities-2024.csv", row => InvalidNumber(row.OrgNumber)),
        Read<ChangeRow>(folder, "municipality-changes.csv"),
        Read<CountyRow>(folder, "counties.csv"),
        Read<RegionRow>(folder, "regions.csv"),
        Read<StructureRow>(folder, "ksf-structure.csv"),
        Read<PartyFactsRow>(folder, "party-facts.csv", row => InvalidNumber(row.OrganisationNumber)),
        Read<ClusterFactsRow>(folder, "cluster-facts.csv"),
        Read<BodySeatRow>(folder, "body-seats.csv"),
        Read<BodyReadingRow>(folder, "body-readings.csv"),
        Read<BodyRuleRow>(folder, "body-rules.csv"),
        Read<BodyMandateRow>(folder, "body-mandates.csv"));

    /// <summary>Reads a file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="problem">What is wrong with a row that can be read; null when nothing is.</param>
    private static List<TRow> Read<TRow>(string folder, string file, Func<TRow, string?>? problem = null)
    {
        var rows = new List<TRow>();
        try
        {
            using var reader = CsvReader.FromFile(Path.Combine(folder, file), Format);
            foreach (var row in reader.GetRecords<TRow>())
            {
                if (problem?.Invoke(row) is { } found)
                    throw new ReferenceDataException($"{file}, line {reader.LineNumber}: {found}");
                rows.Add(row);
            }
            return rows;
        }
        catch (IOException exception)
        {
            throw new ReferenceDataException($"{file} cannot be read in {Path.GetFullPath(folder)}: Ksf:ReferenceData must name the folder data/.", exception);
        }
        catch (CsvFormatException exception)
        {
            throw new ReferenceDataException($"{file}: {exception.Message}", exception);
        }
    }

    private static string? InvalidNumber(string? number) =>
        number is null || OrganisationNumber.IsValid(number) ? null : $"'{number}' is no organisation number: its control digit does not fit, or it has not nine digits.";
}

/// <summary>A municipality in the year of the figures.</summary>
[CsvRecord]
internal sealed partial record MunicipalityRow(
    string Number,
    string Name,
    [CsvConverter(typeof(ListConverter))] string[] ParallelNames,
    string FullName,
    string DisplayName,
    string CountyNumber,
    [CsvNullValues("")] string? OrgNumber,
    int? Population,
    int? PopulationYear,
    int? CentralityClass);

/// <summary>One step in the chain of changes from 2017 on.</summary>
[CsvRecord]
internal sealed partial record ChangeRow(string OldNumber, string NewNumber, string OldName, string NewName, DateOnly ValidFrom, ChangeKind Kind);

/// <summary>What a change does to a municipality.</summary>
internal enum ChangeKind
{
    Name,
    Renumber,
    Merge,
    Split,
}

/// <summary>A county for as long as it has its number.</summary>
[CsvRecord]
internal sealed partial record CountyRow(
    string Number, string Name, [CsvConverter(typeof(ListConverter))] string[] ParallelNames, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>A KSF region for as long as it has these borders.</summary>
[CsvRecord]
internal sealed partial record RegionRow(
    string Deployment,
    string Name,
    string Host,
    [CsvConverter(typeof(ListConverter))] string[] Counties,
    DateOnly ValidFrom,
    DateOnly? ValidTo);

/// <summary>A unit that KSF's documents name.</summary>
[CsvRecord]
internal sealed partial record StructureRow(
    string Kind,
    string Name,
    [CsvNullValues("")] string? Parent,
    [CsvNullValues("")] string? HostOrEngine,
    [CsvConverter(typeof(ListConverter))] string[] Members,
    [CsvConverter(typeof(ListConverter))] string[] Partners,
    [CsvConverter(typeof(ListConverter))] string[] Source,
    [CsvNullValues("")] string? Note);

/// <summary>What the documents say of a cluster in words, which has no column in the file of KSF's structure.</summary>
[CsvRecord]
internal sealed partial record ClusterFactsRow(
    string Cluster,
    DateOnly? FoundedOn,
    DatePrecision? FoundedPrecision,
    [CsvConverter(typeof(ListConverter))] string[] Areas,
    [CsvNullValues("")] string? Coordinator,
    [CsvConverter(typeof(ListConverter))] string[] Observers,
    [CsvNullValues("")] string? RestsOn,
    string Source);

/// <summary>Seats of a body that are alike.</summary>
[CsvRecord]
internal sealed partial record BodySeatRow(
    string Body,
    string Kind,
    int Count,
    bool Voting,
    bool Optional,
    [CsvNullValues("")] string? AppointedBy,
    [CsvNullValues("")] string? Note,
    string Source);

/// <summary>A way of counting a body's votes.</summary>
[CsvRecord]
internal sealed partial record BodyReadingRow(
    string Body,
    string Key,
    string Name,
    [CsvConverter(typeof(ListConverter))] string[] MunicipalSide,
    [CsvConverter(typeof(ListConverter))] string[] OtherSide,
    string Source);

/// <summary>A rule of a body's composition.</summary>
[CsvRecord]
internal sealed partial record BodyRuleRow(
    string Body,
    string Key,
    string Strength,
    string Measure,
    int? Minimum,
    int? Maximum,
    [CsvConverter(typeof(ListConverter))] string[] Kinds,
    [CsvConverter(typeof(ListConverter))] string[] Readings,
    string Text,
    string Source);

/// <summary>A mandate of a body.</summary>
[CsvRecord]
internal sealed partial record BodyMandateRow(
    string Body,
    [CsvConverter(typeof(ListConverter))] string[] Given,
    [CsvConverter(typeof(ListConverter))] string[] Excluded,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    [CsvNullValues("")] string? Condition,
    bool EvaluatedAtEnd,
    string Source);

/// <summary>The reference data cannot be loaded. The message names the file and the row.</summary>
internal sealed class ReferenceDataException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A list inside a cell, separated by semicolons.</summary>
internal sealed class ListConverter : ICsvConverter<string[]>
{
    public string[] Read(CsvReader reader, int index) =>
        reader.GetString(index).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public void Write(CsvWriter writer, string[] value) => writer.WriteField(string.Join(';', value));
}
