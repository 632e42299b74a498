using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>E-mail addresses that people write.</summary>
public static class MailAddress
{
    /// <summary>Whether it is one address with a domain, and nothing beside it.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && mailbox.Domain.Contains('.', StringComparison.Ordinal);
}
