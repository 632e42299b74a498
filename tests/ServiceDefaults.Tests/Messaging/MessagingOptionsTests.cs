using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Tests.Messaging;

public sealed class MessagingOptionsTests
{
    [Theory]
    [InlineData("Messaging:Sending:BatchSize", "0")]
    [InlineData("Messaging:Sending:Lease", "00:10:00")]
    [InlineData("Messaging:Sending:Poll", "00:00:00")]
    [InlineData("Messaging:Sending:ReconnectDelay", "00:01:00")]
    [InlineData("Messaging:Sending:KeepSent", "00:00:01")]
    [InlineData("Messaging:Sending:RetryDelays:0", "-00:00:01")]
    [InlineData("Messaging:Receiving:Prefetch", "0")]
    [InlineData("Messaging:Receiving:ConcurrentEffects", "0")]
    [InlineData("Messaging:Receiving:TimeLimit", "00:00:00")]
    [InlineData("Messaging:Receiving:KeepInbox", "00:00:01")]
    [InlineData("Messaging:Receiving:RetryDelays:0", "-00:00:01")]
    public async Task A_setting_out_of_its_range_stops_the_start_and_is_named(string key, string value)
    {
        await using var service = TestService.Create("Host=127.0.0.1;Port=1", "amqp://127.0.0.1:1/", settings: (key, value));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(service.StartWithoutDeclaringAsync);

        Assert.StartsWith(key.EndsWith(":0", StringComparison.Ordinal) ? key[..^2] : key, refused.Message, StringComparison.Ordinal);
    }
}
