using System.Globalization;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Patterns;

/// <summary>Every pattern with ordinary and hard content, for those who build pages and those who try them.</summary>
public sealed partial class StylePage
{
    private const int PageLength = 20;
    private const string OldestFirst = "eldste";

    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 11, 31, 0, TimeSpan.Zero);

    private static readonly (string Id, Text Name)[] Parts =
    [
        ("tilstander", StyleTexts.States), ("tall", StyleTexts.Figures), ("liste", StyleTexts.List), ("detalj", StyleTexts.Detail), ("sted", StyleTexts.Place),
        ("skjema", StyleTexts.Form), ("rangering", StyleTexts.Ranking), ("tavle", StyleTexts.Board), ("tabell", StyleTexts.Table),
        ("figur", StyleTexts.Picture), ("avgjorelse", StyleTexts.Decision), ("melding", StyleTexts.Problem),
    ];

    private static readonly Dictionary<string, long> Lit = new() { ["4627"] = 9, ["4601"] = 4, ["1103"] = 2, ["5001"] = 3, ["5601"] = 1, ["3301"] = 1 };

    private IReadOnlyList<StyleSamples.Row> _rows = [];
    private IReadOnlyList<string> _order = [];

    [SupplyParameterFromQuery(Name = "q")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "region")]
    private string? Region { get; set; }

    [SupplyParameterFromQuery(Name = "sorter")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "etter")]
    private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "fane")]
    private string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = RankingOrder.OrderName)]
    private string[]? Order { get; set; }

    [SupplyParameterFromQuery(Name = RankingOrder.UpName)]
    private string? Up { get; set; }

    [SupplyParameterFromQuery(Name = RankingOrder.DownName)]
    private string? Down { get; set; }

    [SupplyParameterFromQuery(Name = "kort")]
    private string? Card { get; set; }

    [SupplyParameterFromQuery(Name = "til")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = Patterns.Decision.ConfirmedName)]
    private string? Confirmed { get; set; }

    private IReadOnlyList<FilterField> Filters =>
    [
        new("q", Reader[StyleSamples.Words], Words),
        new("region", Reader[StyleSamples.Region], Region, StyleSamples.Regions, Reader[StyleSamples.AnyRegion]),
    ];

    private IReadOnlyList<Step> Course =>
    [
        new(Reader[StyleSamples.Reported], Progress.Done), new(Reader[StyleSamples.Screening], Progress.Done), new(Reader[StyleSamples.Search], Progress.Done),
        new(Reader[StyleSamples.Prioritisation], Progress.Now), new(Reader[StyleSamples.Answer], Progress.Ahead),
    ];

    private IReadOnlyList<(string Question, string? Answer)> Answers =>
    [
        (Reader[StyleSamples.Question], Reader[StyleSamples.QuestionText]), (Reader[StyleSamples.Area], null), (Reader[StyleSamples.Municipality], StyleSamples.LongWord),
    ];

    private IReadOnlyList<Ranked> Rankable =>
    [
        new("a", Reader[StyleSamples.NeedTitle], "Askøy"), new("b", StyleSamples.LongWord), new("c", Reader[StyleSamples.QuestionText], "Bergen"),
    ];

    private IReadOnlyList<BoardColumn> Columns
    {
        get
        {
            (string Id, string Column, string Title)[] cards =
            [
                ("17", "submitted", Reader[StyleSamples.NeedTitle]), ("18", "submitted", StyleSamples.LongWord), ("12", "clarifying", Reader[StyleSamples.QuestionText]),
            ];
            string[] columns = ["submitted", "clarifying", "searching", "declined"];
            return
            [
                .. columns.Select(column => new BoardColumn(
                    States.Of(column),
                    [.. cards.Where(card => (card.Id == Card && columns.Contains(To) ? To : card.Column) == column).Select(card => CardOf(card.Id, column, card.Title))])),
            ];
        }
    }

    private IReadOnlyList<TableColumn<StyleSamples.Payer>> Payment =>
    [
        new(Reader[StyleSamples.Municipality], payer => payer.Name),
        new(Reader[StyleSamples.Inhabitants], payer => Reader.Language.Number(payer.Inhabitants), IsNumber: true,
            Reader.Language.Number(StyleSamples.Payers.Sum(payer => payer.Inhabitants))),
        new(Reader[StyleSamples.Amount], payer => Reader.Language.Money(payer.Amount), IsNumber: true,
            Reader.Language.Money(StyleSamples.Payers.Sum(payer => payer.Amount))),
    ];

    private IReadOnlyList<Bar> ByArea =>
    [
        BarOf(Reader[StyleSamples.HealthAndCare], 1_234), BarOf(StyleSamples.LongWord, 640), BarOf(Reader[StyleSamples.Search], 512), BarOf(Reader[StyleSamples.Answer], 0),
    ];

    private IReadOnlyList<Bar> ByRegion => [BarOf("KSF Vest", 17), BarOf("KSF Midt", 9)];

    protected override void OnInitialized()
    {
        int? after = int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
        _rows = string.IsNullOrEmpty(Words) ? StyleSamples.Rows(after, Sort == OldestFirst, Region, PageLength) : [];
        var known = Rankable.Select(item => item.Id).ToArray();
        _order = RankingOrder.After(Order is { } order && order.Order().SequenceEqual(known) ? order : known, Up, Down);
    }

    private BoardCard CardOf(string id, string column, string title) => new(
        id, title, "/stil#detalj", [$"vest-2026-{id}", "Askøy"],
        column switch
        {
            "submitted" => [new("searching", Reader[StyleSamples.SendToSearch]), new("clarifying", Reader[StyleSamples.AskForMore])],
            "clarifying" => [new("searching", Reader[StyleSamples.SendToSearch])],
            _ => [],
        });

    private Bar BarOf(string label, long value) => new(label, value, Reader.Language.Number(value));

    private IReadOnlyList<TableColumn<Bar>> Counts(Text what) =>
        [new(Reader[what], bar => bar.Label), new(Reader[StyleSamples.Needs], bar => bar.InWords, IsNumber: true)];
}
