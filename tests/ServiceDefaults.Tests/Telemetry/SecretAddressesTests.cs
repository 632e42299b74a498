using System.Diagnostics;
using Ksf.ServiceDefaults.Telemetry;

namespace Ksf.ServiceDefaults.Tests.Telemetry;

public sealed class SecretAddressesTests
{
    [Theory]
    [InlineData("url.path", "/invitasjon/vest.hemmelig", "/invitasjon/…")]
    [InlineData("url.full", "http://localhost:5100/invitasjon/vest.hemmelig?x=1", "http://localhost:5100/invitasjon/…")]
    [InlineData("url.path", "/INVITASJON/vest.hemmelig", "/INVITASJON/…")]
    [InlineData("url.path", "/invitasjon", "/invitasjon")]
    [InlineData("url.path", "/for/vest/4627/roller/invitasjoner/7", "/for/vest/4627/roller/invitasjoner/7")]
    public void What_follows_in_an_invitations_address_is_in_no_trace(string tag, string address, string kept)
    {
        using var processor = new SecretAddresses();
        using var span = new Activity($"GET {address}");
        span.SetTag(tag, address).Start();

        processor.OnEnd(span);

        Assert.Equal(kept, span.GetTagItem(tag));
        Assert.DoesNotContain("hemmelig", span.DisplayName, StringComparison.Ordinal);
    }
}
