using Ksf.TestKit;

namespace Ksf.AppHost.Embedded.Tests;

public sealed class DevIdentityTests
{
    /// <summary>They are written for Node, and run here so that they are among all tests.</summary>
    [Fact]
    public Task The_identity_providers_own_tests_pass() => Commands.RunAsync("npm", ["test", "--silent"], Repository.Path("src", "DevIdentity"));
}
