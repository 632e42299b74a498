using System.Globalization;
using CsvHelper;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.Agreements;

/// <summary>The contributions of a year as a file for a spreadsheet. Its last row is the sum.</summary>
internal static class ContributionsCsv
{
    // A cell that begins like a formula is written as text, because a spreadsheet would run it.
    // Excel reads a file without a byte order mark as Latin-1.
    private static readonly CsvWriterOptions Format = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private static readonly Text Number = new("Kommunenummer", "Kommunenummer", "Municipality number");
    private static readonly Text Name = new("Part", "Part", "Party");
    private static readonly Text Share = new("Andel i prosent", "Del i prosent", "Share in per cent");
    private static readonly Text Amount = new("Beløp i kroner", "Beløp i kroner", "Amount in NOK");
    private static readonly Text Kind = new("Penger eller egeninnsats", "Pengar eller eigeninnsats", "Cash or in kind");
    private static readonly Text Cash = new("penger", "pengar", "cash");
    private static readonly Text InKind = new("egeninnsats", "eigeninnsats", "in kind");
    private static readonly Text Sum = new("Sum", "Sum", "Sum");

    public static async Task<Results<FileContentHttpResult, Problem>> HandleAsync(
        Guid id, [AsParameters] YearQuery year, HttpRequest request, RegistryDbContext db, CancellationToken cancellationToken)
    {
        if (await ContributionYear.FindAsync(db, id, year, cancellationToken) is not { } found)
            return CommonProblems.NotFound.With();
        var name = string.Create(CultureInfo.InvariantCulture, $"bidrag-{found.Year}.csv");
        return TypedResults.File(await WriteAsync(found, request.PreferredLanguage(), cancellationToken), "text/csv; charset=utf-8", name);
    }

    private static async Task<byte[]> WriteAsync(ContributionYear year, Language language, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await using (var csv = CsvWriter.Create(file, Format, leaveOpen: true))
        {
            await csv.WriteRecordAsync([.. new[] { Number, Name, Share, Amount, Kind }.Select(heading => heading.In(language))], cancellationToken);
            foreach (var contribution in year.Contributions)
            {
                await csv.WriteRecordAsync(
                    [
                        contribution.Number ?? "", contribution.Name ?? "", contribution.Share.ToString("0.####", language.Culture), Written(contribution.Amount),
                        (contribution.Kind == ContributionKind.InKind ? InKind : Cash).In(language),
                    ],
                    cancellationToken);
            }
            if (year.Sum is { } sum)
                await csv.WriteRecordAsync(["", Sum.In(language), "100", Written(sum), ""], cancellationToken);
        }
        return file.ToArray();

        // Without spaces between thousands, so that a spreadsheet in that language takes it for a number.
        string Written(decimal amount) => amount.ToString("0.00", language.Culture);
    }
}
