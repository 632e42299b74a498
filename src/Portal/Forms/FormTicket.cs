using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Ksf.Portal.Forms;

/// <summary>Whose form this is, so that what is typed can be kept for that person also when the session is lost.</summary>
/// <param name="Owner">Keyed hash of issuer and <c>sub</c>.</param>
/// <param name="Form">The form's own name, such as <c>report-need/vest/4601</c>.</param>
/// <param name="Page">Where the form is.</param>
internal sealed record FormTicket(byte[] Owner, string Form, string Page);

/// <summary>Writes and reads tickets. A ticket can be made only here, and says nothing to others.</summary>
internal sealed class FormTickets(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Ksf.Portal.Forms").ToTimeLimitedDataProtector();

    public string Write(FormTicket ticket) => _protector.Protect(JsonSerializer.Serialize(ticket), Drafts.Retention);

    /// <summary>Null when it is none of ours, or older than a draft is kept.</summary>
    public FormTicket? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<FormTicket>(_protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
