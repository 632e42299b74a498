using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>Sends e-mail from a service.</summary>
public static class MailExtensions
{
    /// <summary>Sends the messages that the service queues. Call it after <see cref="DatabaseExtensions.AddDatabase{TContext}"/>.</summary>
    public static IHostApplicationBuilder AddMail(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddMailOptions();
        services.AddSingleton<MailTable>();
        services.AddSingleton(provider => new MailSender(
            provider.GetRequiredService<MailTable>(), Transport(provider.GetRequiredService<IOptions<MailOptions>>().Value),
            provider.GetRequiredService<IOptions<MailOptions>>(), provider.GetRequiredService<Deployment>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MailSender>>()));
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        services.AddSingleton<MailCleanup>();
        services.AddHostedService(provider => provider.GetRequiredService<MailCleanup>());
        return builder;
    }

    /// <summary>Queues a message in the transaction of the change: it is sent only if that commits, and once, whatever the number of tries.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="mail">The message.</param>
    /// <param name="now">The time of the change.</param>
    public static void QueueMail(this KsfDbContext db, OutgoingMail mail, DateTimeOffset now) => db.AtCommit(MailTable.Insert(mail, now));

    /// <summary>Cancels what still waits under keys that begin so, because what it says no longer holds.</summary>
    public static void CancelMail(this KsfDbContext db, string keysBeginWith, DateTimeOffset now) => db.AtCommit(MailTable.Cancel(keysBeginWith, now));

    /// <summary>Cancels what still waits for an address.</summary>
    public static void CancelMailTo(this KsfDbContext db, string recipient, DateTimeOffset now) => db.AtCommit(MailTable.CancelTo(recipient, now));

    private static IMailTransport? Transport(MailOptions options) => options switch
    {
        { Smtp: { } server } => new SmtpTransport(server),
        { Folder: { Length: > 0 } folder } => new FolderTransport(folder),
        _ => null,
    };
}
