using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Tests.Messaging;
using Ksf.ServiceDefaults.Texts;
using Ksf.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using Npgsql;
using SmtpServer.Protocol;

namespace Ksf.ServiceDefaults.Tests.Mail;

public sealed class MailTests : MessagingTest
{
    private const string Address = "kari.nordmann@askoy.example.no";

    [Fact]
    public async Task A_message_is_sent_when_its_change_commits_and_forgotten_when_it_is_sent()
    {
        await using var server = MailServer.Start();
        await using var service = await StartMailAsync(Smtp(server.Port));

        await QueueAsync(service, "welcome/1", commit: true);
        await QueueAsync(service, "welcome/2", commit: false);

        await UntilAsync("sent_at is not null", 1);
        var message = Assert.Single(server.Accepted);
        Assert.Equal((Address, "Hei på «deg»", "nb"), (message.To.Mailboxes.Single().Address, message.Subject, message.Body!.Headers[HeaderId.ContentLanguage]));
        Assert.Contains("Kari & Ola <script>", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Kari &amp; Ola &lt;script&gt;", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("recipient is not null or text is not null or html is not null or subject is not null"));
        Assert.Equal(1, await CountAsync("true"));
    }

    [Fact]
    public async Task The_same_key_is_sent_once_however_often_it_is_queued_and_whoever_sends_it()
    {
        await using var server = MailServer.Start();
        await using var one = await StartMailAsync(Smtp(server.Port));
        await using var another = await StartMailAsync(Smtp(server.Port));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => QueueAsync(n % 2 == 0 ? one : another, $"round/{n % 30}", commit: true)));
        await UntilAsync("sent_at is not null", 30);
        await QueueAsync(one, "round/7", commit: true);
        await Task.Delay(TimeSpan.FromSeconds(1));

        Assert.Equal(30, server.Accepted.Count);
        Assert.Equal(30, server.Accepted.Select(message => message.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task While_the_mail_server_is_away_messages_wait_and_it_counts_as_no_attempt()
    {
        var port = FreePort.Take();
        await using var service = await StartMailAsync(Smtp(port));
        await QueueAsync(service, "waits", commit: true);
        await Poll.UntilAsync(() => Task.FromResult(service.Log.All), lines => lines.Any(line => line.Contains("does not answer yet", StringComparison.Ordinal)), Soon);
        // Several more attempts to reach it.
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await CountAsync("sent_at is null and attempts = 0"));
        Assert.Contains(1, Measure("ksf.mail.waiting"));

        await using var server = MailServer.Start(port);

        await UntilAsync("sent_at is not null", 1);
        Assert.Single(server.Accepted);
        Assert.Contains(service.Log.All, line => line.Contains("was reached after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_refused_is_tried_again_and_then_given_up_and_others_pass_it()
    {
        await using var server = MailServer.Start();
        server.Answers = new SmtpResponse(SmtpReplyCode.MailboxUnavailable, $"no, {Address} is not welcome");
        await using var service = await StartMailAsync(Smtp(server.Port));
        await QueueAsync(service, "refused", commit: true);

        await UntilAsync("given_up_at is not null and attempts = 3", 1);
        server.Answers = null;
        await QueueAsync(service, "accepted", commit: true);
        await UntilAsync("sent_at is not null", 1);

        Assert.Single(server.Accepted);
        Assert.Contains(service.Log.All, line => line.StartsWith("Error: Mail refused is given up after 3 attempts: 550", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log.All, line => line.Contains(Address, StringComparison.Ordinal));
        Assert.Equal(0, await CountAsync("recipient is not null or error like '%@%'"));
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_given_up_at_once()
    {
        await using var server = MailServer.Start();
        await using var service = await StartMailAsync(Smtp(server.Port));

        await QueueAsync(service, "nobody", commit: true, to: "nobody@example.no");

        await UntilAsync("given_up_at is not null and attempts = 1", 1);
        Assert.Empty(server.Accepted);
    }

    [Fact]
    public async Task A_message_that_was_cancelled_is_not_sent()
    {
        await using var service = await StartMailAsync();
        await QueueAsync(service, "invitation/1/1", commit: true);
        await QueueAsync(service, "invitation/2/1", commit: true);
        await WithAsync(service, db => db.CancelMail("invitation/1/", TimeProvider.System.GetUtcNow()));
        await Poll.UntilAsync(
            () => Task.FromResult(service.Log.All), lines => lines.Any(line => line.Contains("neither Mail:Smtp nor Mail:Folder", StringComparison.Ordinal)), Soon);

        await using var server = MailServer.Start();
        await using var sender = await StartMailAsync(Smtp(server.Port));

        await UntilAsync("sent_at is not null and key = 'invitation/2/1'", 1);
        Assert.Single(server.Accepted);
        Assert.Equal(1, await CountAsync("given_up_at is not null and recipient is null and key = 'invitation/1/1'"));
    }

    [Fact]
    public async Task A_message_whose_sender_died_after_it_was_accepted_comes_again_with_the_same_message_id()
    {
        await using var server = MailServer.Start();
        var holds = new TaskCompletionSource();
        server.AfterAccepting = () => holds.Task;
        var dead = await StartMailAsync([.. Smtp(server.Port), ("Mail:Lease", "00:00:02")]);
        await QueueAsync(dead, "twice", commit: true);
        await Poll.UntilAsync(() => Task.FromResult(server.Accepted.Count), count => count == 1, Soon);
        // It never hears the answer, as if it had been killed.
        await QueryAsync<int>("with held as (update platform.mail set leased_until = now() - interval '1 second' returning 1) select count(*)::int from held");
        server.AfterAccepting = () => Task.CompletedTask;

        await using var other = await StartMailAsync(Smtp(server.Port));

        await UntilAsync("sent_at is not null", 1);
        holds.SetResult();
        await dead.DisposeAsync();
        Assert.Equal(2, server.Accepted.Count);
        Assert.Single(server.Accepted.Select(message => message.MessageId).Distinct());
    }

    [Fact]
    public async Task In_development_a_message_becomes_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("ksf-mail-").FullName;
        await using var service = await StartMailAsync(("Mail:Folder", folder), ("Mail:From", "KSF <ksf@example.no>"));

        await QueueAsync(service, "to-a-file", commit: true);

        await UntilAsync("sent_at is not null", 1);
        var message = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(folder, "*.eml")));
        Assert.Equal(Address, message.To.Mailboxes.Single().Address);
    }

    [Theory]
    [InlineData("Mail:From", "", "Mail:Folder", "/tmp/somewhere")]
    [InlineData("Mail:Folder", "/tmp/somewhere", "Mail:Smtp:Host", "localhost")]
    [InlineData("Mail:Smtp:Host", "", "Mail:Smtp:Port", "587")]
    [InlineData("Mail:Smtp:Port", "0", "Mail:Smtp:Host", "localhost")]
    [InlineData("Mail:Smtp:User", "ksf", "Mail:Smtp:Host", "localhost")]
    [InlineData("Mail:Lease", "00:00:00", "Mail:Poll", "00:00:01")]
    [InlineData("Mail:Poll", "00:00:00", "Mail:Lease", "00:00:30")]
    public async Task A_setting_that_cannot_work_stops_the_start_and_is_named(string key, string value, string other, string otherValue)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartMailAsync((key, value), (other, otherValue)));

        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_sent_in_clear()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartMailAsync([.. Smtp(25), ("Mail:Smtp:User", "ksf"), ("Mail:Smtp:Password", "hemmelig")]));

        Assert.Contains("Mail:Smtp:Security must be StartTls or Tls", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmelig", refused.Message, StringComparison.Ordinal);
    }

    private static (string, string)[] Smtp(int port) =>
    [
        ("Mail:From", "KSF <ksf@example.no>"), ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{port}"), ("Mail:Smtp:Security", "None"),
        ("Mail:Poll", "00:00:00.1"), ("Mail:ReconnectDelay", "00:00:00.2"), ("Mail:RetryDelays:0", "00:00:00.1"), ("Mail:RetryDelays:1", "00:00:00.1"),
    ];

    private async Task<MailService> StartMailAsync(params (string Key, string Value)[] settings)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:database"] = Database.ConnectionString;
        builder.Configuration["ConnectionStrings:broker"] = Vhost.ConnectionString;
        builder.Configuration["Mail:Poll"] = "00:00:00.1";
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddSingleton(TestService.Vest);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase<ThingsDbContext>();
        builder.AddMail();
        var app = builder.Build();
        await app.StartAsync();
        return new MailService(app, log);
    }

    private static Task QueueAsync(MailService service, string key, bool commit, string to = Address) => WithAsync(
        service,
        db => db.QueueMail(
            new OutgoingMail(key, to, Language.Bokmal, "Hei på «deg»", new MailBody(["Kari & Ola <script>"], new Uri("https://ksf.example.no/x?a=1&b=2"), "Gå videre")),
            TimeProvider.System.GetUtcNow()),
        commit);

    private static async Task WithAsync(MailService service, Action<ThingsDbContext> work, bool commit = true)
    {
        await using var scope = service.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        work(db);
        await db.SaveChangesAsync();
        if (commit)
            await transaction.CommitAsync();
    }

    private Task UntilAsync(string condition, int count) => Poll.UntilAsync(() => CountAsync(condition), found => found == count, TimeSpan.FromSeconds(15));

    private Task<int> CountAsync(string condition) => QueryAsync<int>($"select count(*)::int from platform.mail where {condition}");

    private static ConcurrentBag<double> Measure(string gauge)
    {
        var values = new ConcurrentBag<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Name == gauge)
                    me.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => values.Add(value));
        listener.Start();
        listener.RecordObservableInstruments();
        return values;
    }

    private sealed record MailService(WebApplication App, LogLines Log) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
