using System.Security.Cryptography;
using System.Text;
using Ksf.ServiceDefaults.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>
/// Sends the messages that wait, oldest first. While the mail server does not answer, they wait and nothing else does. A message is sent twice only when
/// this process dies, or loses its database for longer than the lease, after the server has accepted it; both have the same Message-Id.
/// </summary>
internal sealed class MailSender(
    MailTable table, IMailTransport? transport, IOptions<MailOptions> options, Deployment deployment, TimeProvider time, ILogger<MailSender> logger) : BackgroundService
{
    private static readonly TimeSpan SettleAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Outage _serverOutage = new("The mail server (Mail:Smtp)", time, logger);
    private readonly Outage _databaseOutage = new("The database with the mail", time, logger);

    private WaitingMail _waiting = new(0, null);
    private bool _warned;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        MailTelemetry.Meter.CreateObservableGauge("ksf.mail.waiting", () => _waiting.Count, "{message}", "Messages that wait to be sent.");
        MailTelemetry.Meter.CreateObservableGauge(
            "ksf.mail.waiting_age", () => _waiting.OldestSince is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0, "s", "Age of the oldest message that waits.");
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Value.Poll;
            try
            {
                _waiting = await table.WaitingAsync(stoppingToken);
                _databaseOutage.Recovered();
                if (_waiting.Count > 0 && !await SendDueAsync(stoppingToken))
                    wait = options.Value.ReconnectDelay;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                _databaseOutage.Failed(e);
            }
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends all that is due.</summary>
    /// <returns>Whether the mail server answers.</returns>
    private async Task<bool> SendDueAsync(CancellationToken stopping)
    {
        if (transport is null)
        {
            WarnOnce();
            return true;
        }
        if (!await table.IsAnyDueAsync(stopping))
            return true;
        IMailSession opened;
        try
        {
            opened = await transport.OpenAsync(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            _serverOutage.Failed(e);
            return false;
        }
        _serverOutage.Recovered();
        await using var session = opened;
        while (!stopping.IsCancellationRequested && await table.ClaimAsync(stopping) is { } mail)
        {
            if (!await SendAsync(session, mail))
                return false;
        }
        return true;
    }

    /// <summary>Sends one message and settles it. Not cancelled when the service stops, because a cancelled message may be sent twice.</summary>
    /// <returns>Whether the connection can be used again.</returns>
    private async Task<bool> SendAsync(IMailSession session, ClaimedMail mail)
    {
        using var limit = new CancellationTokenSource(options.Value.Lease / 2, time);
        try
        {
            await session.SendAsync(MessageOf(mail), FileName(mail), limit.Token);
        }
        catch (MailRefusedException refused)
        {
            await SettleAsync(mail, () => FailAsync(mail, refused.Message, refused.IsPermanent));
            return true;
        }
        catch (Exception e)
        {
            // The connection broke. It counts as an attempt, so that a message that breaks each connection is given up in the end.
            _serverOutage.Failed(e);
            await SettleAsync(mail, () => FailAsync(mail, e.GetType().Name, isPermanent: false));
            return false;
        }
        await SettleAsync(mail, () => table.SentAsync(mail, CancellationToken.None));
        MailTelemetry.Sent.Add(1);
        return true;
    }

    private async Task FailAsync(ClaimedMail mail, string error, bool isPermanent)
    {
        MailTelemetry.Failed.Add(1);
        var delays = options.Value.Delays;
        if (!isPermanent && mail.Attempts < delays.Count)
        {
            await table.FailedAsync(mail, error, delays[mail.Attempts], CancellationToken.None);
            logger.LogWarning("Mail {Key} was not accepted and is tried again in {Delay}: {Reason}", mail.Key, delays[mail.Attempts], error);
            return;
        }
        await table.GivenUpAsync(mail, error, CancellationToken.None);
        MailTelemetry.GivenUp.Add(1);
        logger.LogError("Mail {Key} is given up after {Attempts} attempts: {Reason}", mail.Key, mail.Attempts + 1, error);
    }

    /// <summary>Tries for as long as the lease lasts, because a message that is sent and not settled is sent again.</summary>
    private async Task SettleAsync(ClaimedMail mail, Func<Task> settle)
    {
        while (true)
        {
            try
            {
                await settle();
                return;
            }
            catch (Exception e) when (time.GetUtcNow() < mail.LeasedUntil)
            {
                _databaseOutage.Failed(e);
                await Task.Delay(SettleAgainAfter, time);
            }
        }
    }

    private MimeMessage MessageOf(ClaimedMail mail)
    {
        if (!MailAddress.IsValid(mail.Recipient))
            throw new MailRefusedException("The recipient is no e-mail address", isPermanent: true);
        var from = MailboxAddress.Parse(options.Value.From!);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.QueuedAt,
            MessageId = $"{Hash(mail)}@{from.Domain}",
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(name: null, mail.Recipient));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.LanguageTag);
        return message;
    }

    private string FileName(ClaimedMail mail) => $"{mail.QueuedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{Hash(mail)[..12]}";

    private string Hash(ClaimedMail mail) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{deployment.Source}/{mail.Key}")))[..32];

    private void WarnOnce()
    {
        if (!_warned)
            logger.LogWarning("Mail waits to be sent, and neither Mail:Smtp nor Mail:Folder is set");
        _warned = true;
    }
}
