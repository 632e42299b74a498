using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Mail;

/// <summary>An e-mail to one person.</summary>
/// <param name="Key">Each key is sent once. It holds no personal data, because it is kept and logged: <c>invitation/{id}/1</c>.</param>
/// <param name="Recipient">The e-mail address.</param>
/// <param name="Language">The language of the text.</param>
/// <param name="Subject">The subject, on one line.</param>
/// <param name="Body">What it says.</param>
public sealed record OutgoingMail(string Key, string Recipient, Language Language, string Subject, MailBody Body);
