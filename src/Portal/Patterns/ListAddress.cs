namespace Ksf.Portal.Patterns;

/// <summary>The address of a list with its filters, order and page, so that what one sees can be sent to a colleague.</summary>
internal static class ListAddress
{
    /// <summary>A page's address with those values that are something.</summary>
    public static string Of(string page, IEnumerable<(string Name, string? Value)> values)
    {
        var parts = page.Split('#', 2);
        var query = values.Where(value => !string.IsNullOrEmpty(value.Value))
            .Aggregate(QueryString.Empty, (sofar, value) => sofar.Add(value.Name, value.Value!));
        return parts.Length == 1 ? $"{page}{query}" : $"{parts[0]}{query}#{parts[1]}";
    }
}
