using System.Diagnostics;
using Ksf.TestKit;

namespace Ksf.Gateway.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("Identity__Authority", "", "Identity:Authority")]
    [InlineData("Identity__Audience", "", "Identity:Audience")]
    [InlineData("Gateway__File", "{ not json", "Gateway:File")]
    [InlineData("Gateway__File", "{ \"limits\": { \"seconds\": -1 } }", "limits.seconds")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", "AllowedHosts")]
    [InlineData("TrustedProxies", "10.0.0.0/99", "TrustedProxies")]
    [InlineData("services__vest-registry__http__0", "not an address", "services:vest-registry:http:0")]
    public async Task A_wrong_setting_stops_the_gateway_and_is_named(string key, string value, string named)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, key == "Gateway__File" ? value : "{}", TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("dotnet", [typeof(Configuration.GatewayFile).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["Identity__Authority"] = "http://127.0.0.1:1";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Identity__Audience"] = TestIssuer.Audience;
        start.Environment["Gateway__File"] = file;
        if (key != "Gateway__File")
            start.Environment[key] = value;

        using var gateway = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            var said = await gateway.StandardError.ReadToEndAsync(deadline.Token);
            await gateway.WaitForExitAsync(deadline.Token);
            Assert.NotEqual(0, gateway.ExitCode);
            Assert.Contains(named, said, StringComparison.Ordinal);
        }
        finally
        {
            gateway.Kill(entireProcessTree: true);
            File.Delete(file);
        }
    }
}
