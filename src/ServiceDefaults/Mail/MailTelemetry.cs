using System.Diagnostics.Metrics;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>Metrics of e-mail.</summary>
internal static class MailTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Ksf.Mail";

    public static Meter Meter { get; } = new(Name);

    public static Counter<long> Sent { get; } = Meter.CreateCounter<long>("ksf.mail.sent", "{message}", "Messages that the mail server accepted.");

    public static Counter<long> Failed { get; } =
        Meter.CreateCounter<long>("ksf.mail.failed", "{message}", "Failed attempts, not counting those at which the mail server did not answer.");

    public static Counter<long> GivenUp { get; } = Meter.CreateCounter<long>("ksf.mail.given_up", "{message}", "Messages that are not tried again.");
}
