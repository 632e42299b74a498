using System.Buffers;
using System.Collections.Concurrent;
using Ksf.TestKit;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Ksf.ServiceDefaults.Tests.Mail;

/// <summary>A mail server on this machine, which speaks SMTP and keeps what it accepts.</summary>
internal sealed class MailServer : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private MailServer(int port)
    {
        Port = port;
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e => e.Port(port).AllowUnsecureAuthentication()).Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Accepted { get; } = [];

    /// <summary>What it answers instead of accepting a message.</summary>
    public SmtpResponse? Answers { get; set; }

    /// <summary>What happens after a message has been accepted and before it is answered.</summary>
    public Func<Task> AfterAccepting { get; set; } = () => Task.CompletedTask;

    public static MailServer Start(int? port = null) => new(port ?? FreePort.Take());

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Answers is { } refusal)
            return refusal;
        using var bytes = new MemoryStream(buffer.ToArray());
        Accepted.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
        await AfterAccepting();
        return SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(to.User != "nobody");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
