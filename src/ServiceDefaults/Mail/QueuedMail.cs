namespace Ksf.ServiceDefaults.Mail;

/// <summary>
/// A message in the table <c>platform.mail</c>. Address and text are removed when it is sent or given up; key, time and outcome are kept. The
/// database refuses a finished message that still has them.
/// </summary>
internal sealed class QueuedMail
{
    public required string Key { get; init; }

    public string? Recipient { get; init; }

    public string? Language { get; init; }

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it may be tried again.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Failed attempts, not counting those at which the mail server did not answer.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? GivenUpAt { get; init; }

    /// <summary>Why the last attempt failed: the server's status, never its text, which repeats the address.</summary>
    public string? Error { get; init; }
}

/// <summary>A message that this process holds until its lease ends.</summary>
internal sealed record ClaimedMail(
    string Key, string Recipient, string LanguageTag, string Subject, string Text, string Html, DateTimeOffset QueuedAt, int Attempts, DateTimeOffset LeasedUntil);

/// <summary>What waits to be sent.</summary>
/// <param name="Count">How many.</param>
/// <param name="OldestSince">Since when the oldest waits; null for none.</param>
internal sealed record WaitingMail(long Count, DateTimeOffset? OldestSince);
