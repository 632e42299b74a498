using System.Diagnostics;
using OpenTelemetry;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>
/// Leaves out of traces what follows in an address that is a secret: whoever knows an invitation's link can accept it. The gateway and the portal see such
/// addresses, because a link in an e-mail works without a script.
/// </summary>
internal sealed class SecretAddresses : BaseProcessor<Activity>
{
    private const string Secret = "/invitasjon/";

    private static readonly string[] Tags = ["url.path", "url.full", "http.target", "http.url"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags)
        {
            if (data.GetTagItem(tag)?.ToString() is { } address && Without(address) is { } safe)
                data.SetTag(tag, safe);
        }
        if (Without(data.DisplayName) is { } name)
            data.DisplayName = name;
    }

    private static string? Without(string address) =>
        address.IndexOf(Secret, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && at + Secret.Length < address.Length ? address[..(at + Secret.Length)] + "…" : null;
}
