using Ksf.TestKit;

namespace Ksf.Portal.Tests;

/// <summary>A test of the portal with an issuer that says what the test wants, signed with its own keys or a stranger's.</summary>
public abstract class LyingIssuerTest : IAsyncLifetime
{
    private protected TestIssuer Keys { get; private set; } = null!;

    private protected TestIssuer StrangersKeys { get; private set; } = null!;

    private protected LyingIssuer Issuer { get; private set; } = null!;

    private protected PortalUnderTest Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (Keys, StrangersKeys) = (await TestIssuer.StartAsync(), await TestIssuer.StartAsync());
        Issuer = await LyingIssuer.StartAsync(Keys);
        Portal = new PortalUnderTest { OtherIssuer = Issuer.Authority };
        await Portal.InitializeAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Issuer.DisposeAsync();
        await StrangersKeys.DisposeAsync();
        await Keys.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
