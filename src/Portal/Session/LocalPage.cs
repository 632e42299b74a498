namespace Ksf.Portal.Session;

/// <summary>Validates a return address from a link, to prevent open redirects.</summary>
internal static class LocalPage
{
    /// <summary>The address with everything outside ASCII escaped, because it becomes a header.</summary>
    public static string OrFront(string? page) =>
        page is ['/', ..] && !page.StartsWith("//", StringComparison.Ordinal) && !page.Contains('\\') && !page.Any(char.IsControl)
            ? Ascii(page)
            : "/";

    private static string Ascii(string page) =>
        string.Concat(page.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
