using MimeKit;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>Where messages go. Opening fails when the mail server does not answer; that is no message's fault.</summary>
internal interface IMailTransport
{
    Task<IMailSession> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>An open connection.</summary>
internal interface IMailSession : IAsyncDisposable
{
    /// <summary>Returns when the message has been accepted.</summary>
    /// <exception cref="MailRefusedException">The server refuses this message, and goes on with others.</exception>
    Task SendAsync(MimeMessage message, string fileName, CancellationToken cancellationToken);
}

/// <summary>The mail server refuses a message.</summary>
/// <param name="status">Its status, without its text, which repeats the address.</param>
/// <param name="isPermanent">Whether it would refuse it again: there is no such mailbox.</param>
internal sealed class MailRefusedException(string status, bool isPermanent) : Exception(status)
{
    public bool IsPermanent => isPermanent;
}
