using System.Globalization;
using CsvHelper;
using Ksf.Portal.Patterns;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Needs;

/// <summary>The list of needs as a file for a spreadsheet: all that match, not only the page.</summary>
internal static class NeedCsv
{
    /// <summary>Most rows in a file; a spreadsheet of the whole country has room.</summary>
    private const int MaximumRows = 20_000;

    private const int PageLength = 200;

    // A cell that begins like a formula is written as text, because a spreadsheet would run it.
    // Excel reads a file without a byte order mark as Latin-1.
    private static readonly CsvWriterOptions Format = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private static readonly Text[] Columns =
        [NeedTexts.NumberLabel, NeedTexts.Title, NeedTexts.StatusLabel, NeedTexts.Area, NeedTexts.MunicipalityNumber, NeedTexts.ReportedBy, NeedTexts.Day];

    public static void MapNeedCsv(this IEndpointRouteBuilder routes) => routes.MapGet("/behov.csv", GetAsync);

    private static async Task<IResult> GetAsync(HttpContext context, NeedReader needs, Reader reader)
    {
        var query = NeedQuery.From(context.Request.Query);
        // The first page decides what is answered; from then on the file has begun.
        var first = await needs.ListAsync(query, PageLength, context.RequestAborted);
        return first.Succeeded
            ? Results.Stream(file => WriteAsync(file, first.Value, query, needs, reader, context.RequestAborted), "text/csv; charset=utf-8", "kunnskapsbehov.csv")
            : Results.StatusCode(first.Problem.Status);
    }

    private static async Task WriteAsync(Stream file, NeedList page, NeedQuery query, NeedReader needs, Reader reader, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(file, Format, leaveOpen: true);
        await csv.WriteRecordAsync([.. Columns.Select(heading => reader[heading])], cancellation);
        for (var written = 0; written < MaximumRows; written += PageLength)
        {
            foreach (var need in page.Items)
            {
                await csv.WriteRecordAsync(
                    [
                        need.Number, need.Title, reader[States.Of(need.Status).Word], reader[NeedTexts.AreaName(need.ServiceArea)],
                        need.Organisation.Number, need.Organisation.Name, need.SubmittedAt.DateInNorway().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ],
                    cancellation);
            }
            if (page.Next is not { } next)
                return;
            var more = await needs.ListAsync(query with { After = next }, PageLength, cancellation);
            // A file that ends early without a word would be taken for the whole.
            page = more.Value ?? throw new IOException($"The list of needs broke off: {more.Problem?.Status}.");
        }
    }
}
