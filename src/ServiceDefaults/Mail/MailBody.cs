using System.Net;
using System.Text;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>What an e-mail says: a few paragraphs, and at most one link to follow. It is sent both as plain text and as simple HTML.</summary>
/// <param name="Paragraphs">The paragraphs, as plain text.</param>
/// <param name="Link">Where the reader goes on; null for nowhere.</param>
/// <param name="LinkText">What the link says.</param>
/// <param name="Closing">The paragraphs after the link.</param>
public sealed record MailBody(IReadOnlyList<string> Paragraphs, Uri? Link = null, string LinkText = "", IReadOnlyList<string>? Closing = null)
{
    /// <summary>The plain text.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var paragraph in Paragraphs)
            text.Append(paragraph).Append("\n\n");
        if (Link is not null)
            text.Append(null, $"{LinkText}:\n{Link.AbsoluteUri}\n\n");
        foreach (var paragraph in Closing ?? [])
            text.Append(paragraph).Append("\n\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The same as HTML, in which everything that people have written is encoded.</summary>
    /// <param name="languageTag">BCP 47 tag of its language.</param>
    /// <param name="title">The subject.</param>
    public string ToHtml(string languageTag, string title)
    {
        var html = new StringBuilder(
            $"<!doctype html><html lang=\"{languageTag}\"><head><meta charset=\"utf-8\"><title>{Encoded(title)}</title></head><body style=\"font-family:sans-serif;max-width:40rem\">");
        foreach (var paragraph in Paragraphs)
            html.Append(null, $"<p>{Encoded(paragraph)}</p>");
        if (Link is not null)
            html.Append(null, $"<p><a href=\"{Encoded(Link.AbsoluteUri)}\">{Encoded(LinkText)}</a></p>");
        foreach (var paragraph in Closing ?? [])
            html.Append(null, $"<p>{Encoded(paragraph)}</p>");
        return html.Append("</body></html>").ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
