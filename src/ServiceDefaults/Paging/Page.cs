using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Ksf.ServiceDefaults.Paging;

/// <summary>A page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Send it as <c>after</c> to get the next page; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A page of a list that also tells how long the list is.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Send it as <c>after</c> to get the next page; null on the last page.</param>
/// <param name="Total">How many match the filters, on all pages together.</param>
public sealed record CountedPage<T>(IReadOnlyList<T> Items, string? Next, long Total);

/// <summary>The requested page. Keyset paging: a page begins after a given row, not at an offset.</summary>
/// <param name="Limit">At most how many items, 1 to 200; 50 when not given.</param>
/// <param name="After">The <c>next</c> of the page before, as it was given.</param>
public readonly record struct PageRequest(
    [FromQuery(Name = "limit"), ParameterDescription("At most how many items, 1 to 200; 50 when not given.")] int? Limit,
    [FromQuery(Name = "after"), ParameterDescription("The `next` of the page before, as it was given.")] string? After)
{
    private const int Default = 50;
    private const int Maximum = 200;

    /// <summary>A cursor of another list has other members.</summary>
    private static readonly JsonSerializerOptions Exact = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Text LimitOutside = new(
        "«limit» skal være fra 1 til {0}.", "«limit» skal vere frå 1 til {0}.", "“limit” must be from 1 to {0}.");

    private static readonly Text AfterUnreadable = new(
        "«after» skal være «next» fra forrige side, uendret.", "«after» skal vere «next» frå førre side, uendra.",
        "“after” must be the “next” of the page before, unchanged.");

    /// <summary>Number of items to answer with.</summary>
    /// <exception cref="ProblemException">It is outside 1 to 200.</exception>
    public int Size => Limit switch
    {
        null => Default,
        >= 1 and <= Maximum => Limit.Value,
        _ => throw Invalid("?limit", LimitOutside, Maximum),
    };

    /// <summary>The key of the row that the page begins after; null for the first page.</summary>
    /// <exception cref="ProblemException">It is not a cursor of this list.</exception>
    public TKey? Key<TKey>()
        where TKey : class
    {
        if (string.IsNullOrEmpty(After))
            return null;
        try
        {
            var json = Base64Url.DecodeFromChars(After);
            // The database stores no NUL, so no genuine cursor contains one.
            return json.AsSpan().IndexOf("\\u0000"u8) < 0 && JsonSerializer.Deserialize<TKey>(json, Exact) is { } key ? key : throw Invalid("?after", AfterUnreadable);
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw Invalid("?after", AfterUnreadable);
        }
    }

    /// <summary>Builds the page from rows read with a limit of <see cref="Size"/> plus one.</summary>
    /// <param name="rows">The rows; the extra row indicates that there is a next page.</param>
    /// <param name="key">The row's sort key.</param>
    /// <param name="item">The row's view.</param>
    public Page<TItem> Of<TRow, TKey, TItem>(IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, TItem> item)
        where TKey : class
    {
        var size = Size;
        var next = rows.Count > size ? Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key(rows[size - 1]))) : null;
        return new Page<TItem>([.. rows.Take(size).Select(item)], next);
    }

    private static ProblemException Invalid(string pointer, Text text, params object?[] values) =>
        new(Problem.AtField(pointer, text, values));
}
