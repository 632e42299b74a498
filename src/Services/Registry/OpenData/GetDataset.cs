using CsvHelper;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.OpenData;

/// <summary>A dataset as a file: UTF-8, comma, RFC 4180, ISO dates, the same columns in every language. Lists in a cell are parted by <c>|</c>.</summary>
internal static class GetDataset
{
    // A cell that begins like a formula is written as text, because a spreadsheet would run it.
    private static readonly CsvWriterOptions Format = new() { Separator = ',', Injection = CsvInjection.Escape };

    public static async Task<Results<FileContentHttpResult, Problem>> HandleAsync(
        [ParameterDescription("Its name in the catalogue: `clusters`.")] string dataset, [AsParameters] AsOf asOf, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        if (Datasets.All.FirstOrDefault(one => one.Key == dataset) is not { } wanted)
            return CommonProblems.NotFound.With();
        var day = await asOf.DayAsync(cancellationToken);
        using var file = new MemoryStream();
        await using (var csv = CsvWriter.Create(file, Format, leaveOpen: true))
        {
            await csv.WriteRecordAsync([.. wanted.Columns], cancellationToken);
            foreach (var row in await wanted.Rows(db, context, day, cancellationToken))
                await csv.WriteRecordAsync([.. row.Select(cell => cell ?? "")], cancellationToken);
        }
        return TypedResults.File(file.ToArray(), "text/csv; charset=utf-8", $"{wanted.Key}-{day:O}.csv");
    }
}
