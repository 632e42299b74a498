namespace Ksf.Registry;

internal static class Replacement
{
    /// <summary>Replaces the items that a predicate selects.</summary>
    public static void ReplaceEach<T>(this List<T> list, Predicate<T> isMeant, Func<T, T> change)
    {
        for (var place = 0; place < list.Count; place++)
        {
            if (isMeant(list[place]))
                list[place] = change(list[place]);
        }
    }
}
