using Microsoft.Playwright;

namespace Ksf.TestKit;

/// <summary>How Debian's own browser is started. A file that Portal.Tests links, because TestKit is without Playwright.</summary>
internal static class DebianChromium
{
    public static Task<IBrowser> LaunchDebiansAsync(this IBrowserType chromium, params string[] further) => chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", .. further,
        ],
    });
}
