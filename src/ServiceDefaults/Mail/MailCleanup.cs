using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>Removes the keys of messages that were finished long ago.</summary>
internal sealed class MailCleanup(MailTable table, IOptions<MailOptions> options, TimeProvider time, ILogger<MailCleanup> logger) : HourlyCleanup("mail", time, logger)
{
    public override Task RunAsync(CancellationToken cancellationToken) => table.RemoveFinishedAsync(Time.GetUtcNow() - options.Value.KeepKeys, cancellationToken);
}
