namespace Ksf.Portal.Session;

/// <summary>Validates a return address from a link, to prevent open redirects.</summary>
internal static class LocalPage
{
    public static string OrFront(string? page) =>
        page is ['/', ..] && !page.StartsWith("//", StringComparison.Ordinal) && !page.Contains('\\') && !page.Any(char.IsControl)
            ? page
            : "/";
}
