namespace Ksf.Portal.Session;

/// <summary>A page of ours to go back to, as it came in a link: never an address elsewhere.</summary>
internal static class LocalPage
{
    public static string OrFront(string? page) =>
        page is ['/', ..] && !page.StartsWith("//", StringComparison.Ordinal) && !page.Contains('\\') && !page.Any(char.IsControl)
            ? page
            : "/";
}
