using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>How e-mail is sent: section <c>Mail</c>. With neither <see cref="Smtp"/> nor <see cref="Folder"/>, messages wait.</summary>
public sealed record MailOptions
{
    /// <summary>The sender's address: <c>KSF &lt;ksf@example.no&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>In development, the folder that messages are written to as files instead.</summary>
    public string? Folder { get; init; }

    /// <summary>The mail server.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>How often the sender looks for messages.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a sender holds a message. If it dies, another may send it after this.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Wait between attempts to reach a mail server that does not answer. Such an attempt counts for no message.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Backoff before each further attempt of a message that failed alone; after the last it is given up. Empty: 1 and 10 min, 1, 6 and 24 h.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [];

    /// <summary>How long the key of a finished message is kept, so that it is not sent again.</summary>
    public TimeSpan KeepKeys { get; init; } = TimeSpan.FromDays(90);

    // The configuration binder appends to an existing list, so the defaults cannot be the property's initial value.
    internal IReadOnlyList<TimeSpan> Delays => RetryDelays is { Count: > 0 } delays ? delays : DefaultDelays;

    private static TimeSpan[] DefaultDelays { get; } =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];
}

/// <summary>A mail server: section <c>Mail:Smtp</c>.</summary>
public sealed record SmtpOptions
{
    /// <summary>Its name or address.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>User name; null for a server that asks for none.</summary>
    public string? User { get; init; }

    /// <summary>Password.</summary>
    public string? Password { get; init; }
}

/// <summary>How a connection to a mail server is encrypted.</summary>
public enum SmtpSecurity
{
    /// <summary>It begins in clear and must be upgraded before anything is sent.</summary>
    StartTls,

    /// <summary>It is encrypted from the first byte.</summary>
    Tls,

    /// <summary>Not at all. Refused together with a password.</summary>
    None,
}

internal static class MailOptionsRegistration
{
    public static void AddMailOptions(this IServiceCollection services) => services.AddOptions<MailOptions>()
        .BindConfiguration("Mail")
        .Validate(o => o.Smtp is null || o.Folder is null, "Mail:Folder must be empty when Mail:Smtp is set: a message goes to one of them.")
        .Validate(o => o.Smtp is null || o.Smtp.Host.Length > 0, "Mail:Smtp:Host must be the name of the mail server, such as smtp.example.no.")
        .Validate(o => o.Smtp is null || o.Smtp.Port is >= 1 and <= 65_535, "Mail:Smtp:Port must be from 1 to 65535; 587 is usual.")
        .Validate(o => o.Smtp is null || o.Smtp.User is null == o.Smtp.Password is null, "Mail:Smtp:User and Mail:Smtp:Password must be set together, or neither.")
        .Validate(
            o => o.Smtp is not { Security: SmtpSecurity.None, User: not null },
            "Mail:Smtp:Security must be StartTls or Tls when there is a password, which would otherwise be sent in clear.")
        .Validate(
            o => (o.Smtp is null && o.Folder is null) || (o.From is not null && MailboxAddress.TryParse(o.From, out _)),
            "Mail:From must be the sender's address, such as KSF <ksf@example.no>.")
        .Validate(o => o.Poll > TimeSpan.Zero && o.Poll <= TimeSpan.FromMinutes(1), "Mail:Poll must be above 0 and at most 00:01:00.")
        .Validate(o => o.Lease >= TimeSpan.FromSeconds(2) && o.Lease <= TimeSpan.FromMinutes(30), "Mail:Lease must be from 00:00:02 to 00:30:00.")
        .Validate(o => o.ReconnectDelay > TimeSpan.Zero && o.ReconnectDelay <= TimeSpan.FromMinutes(10), "Mail:ReconnectDelay must be above 0 and at most 00:10:00.")
        .Validate(o => o.RetryDelays.All(delay => delay >= TimeSpan.Zero), "Mail:RetryDelays must not be negative.")
        .Validate(o => o.KeepKeys >= TimeSpan.FromDays(1), "Mail:KeepKeys must be at least 1.00:00:00.")
        .ValidateOnStart();
}
