using System.Net;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>Sends messages to a mail server.</summary>
internal sealed class SmtpTransport(SmtpOptions server) : IMailTransport
{
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(15);

    public async Task<IMailSession> OpenAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = (int)CommandTimeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, Options(server.Security), cancellationToken);
            if (server.User is not null)
                await client.AuthenticateAsync(new NetworkCredential(server.User, server.Password), cancellationToken);
            return new Session(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions Options(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private sealed class Session(SmtpClient client) : IMailSession
    {
        public async Task SendAsync(MimeMessage message, string fileName, CancellationToken cancellationToken)
        {
            try
            {
                await client.SendAsync(message, cancellationToken);
            }
            catch (SmtpCommandException refused)
            {
                // A relay that is set up wrongly also refuses whole messages for good, so only a mailbox that is not there is given up at once.
                throw new MailRefusedException(
                    $"{(int)refused.StatusCode} {refused.ErrorCode}",
                    isPermanent: refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500);
            }
            catch (NotSupportedException)
            {
                throw new MailRefusedException("The server does not support the address's characters", isPermanent: true);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (client.IsConnected)
                    await client.DisconnectAsync(quit: true, new CancellationTokenSource(CommandTimeout).Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SmtpProtocolException or SmtpCommandException)
            {
                // Every message has been settled, so nothing depends on how the connection ends.
            }
            client.Dispose();
        }
    }
}
