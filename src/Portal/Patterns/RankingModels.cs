namespace Ksf.Portal.Patterns;

/// <summary>Something that is ranked.</summary>
public sealed record Ranked(string Id, string Title, string? Note = null);

/// <summary>The order that a ranking's form sends: all ids, and the one that a button moved.</summary>
internal static class RankingOrder
{
    public const string OrderName = "rekkefolge", UpName = "opp", DownName = "ned";

    /// <summary>The order after the button. An id that is not in it moves nothing.</summary>
    public static IReadOnlyList<string> After(IReadOnlyList<string> order, string? up, string? down)
    {
        var (moved, step) = string.IsNullOrEmpty(up) ? (down, 1) : (up, -1);
        var from = order.Select((id, index) => (id, index)).FirstOrDefault(entry => entry.id == moved, (id: "", index: -1)).index;
        var to = from + step;
        if (from < 0 || to < 0 || to >= order.Count)
            return order;

        var changed = order.ToArray();
        (changed[from], changed[to]) = (changed[to], changed[from]);
        return changed;
    }
}
