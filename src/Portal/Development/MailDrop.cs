using MimeKit;

namespace Ksf.Portal.Development;

/// <summary>The e-mail that services in development write as files. It exists in development alone, and only where the folder is set.</summary>
internal sealed class MailDrop(IConfiguration configuration, IHostEnvironment environment)
{
    private const string Folder = "Portal:MailFolder";
    private const int Newest = 100;

    private readonly string? _folder = environment.IsDevelopment() && configuration[Folder] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>Whether this is development.</summary>
    public bool IsThere => environment.IsDevelopment();

    /// <summary>The newest messages, newest first.</summary>
    public IReadOnlyList<DroppedMail> Newest100() => _folder is null || !Directory.Exists(_folder)
        ? []
        : [.. Directory.EnumerateFiles(_folder, "*.eml", SearchOption.AllDirectories).OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Take(Newest).Select(Read)];

    /// <summary>One message by the name of its file; null for none.</summary>
    public DroppedMail? Find(string name) => Newest100().FirstOrDefault(mail => mail.Name == name);

    private static DroppedMail Read(string path)
    {
        using var message = MimeMessage.Load(path);
        return new DroppedMail(
            Path.GetFileNameWithoutExtension(path), message.Subject ?? "", string.Join(", ", message.To.Mailboxes.Select(mailbox => mailbox.Address)), message.Date,
            message.TextBody ?? "");
    }
}

/// <summary>A message that would have been sent.</summary>
internal sealed record DroppedMail(string Name, string Subject, string To, DateTimeOffset At, string Text)
{
    /// <summary>The lines of its text, of which those that are addresses can be followed.</summary>
    public IEnumerable<(string Line, bool IsLink)> Lines => Text.Split('\n').Select(line => line.TrimEnd('\r'))
        .Select(line => (line, Uri.TryCreate(line, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)));
}
