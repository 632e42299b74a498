using Ksf.TestKit;

namespace Ksf.Gateway.Tests;

/// <summary>A nation with two regions behind a gateway, one service each, and the portal.</summary>
public abstract class Platform : IAsyncLifetime
{
    private protected TestIssuer Issuer { get; private set; } = null!;

    private protected Backend Nation { get; private set; } = null!;

    private protected Backend Vest { get; private set; } = null!;

    private protected Backend Midt { get; private set; } = null!;

    private protected Backend Portal { get; private set; } = null!;

    private protected RunningGateway Gateway { get; private set; } = null!;

    private protected virtual string File => RunningGateway.FileWith();

    public async ValueTask InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync();
        (Nation, Vest, Midt, Portal) = (
            await Backend.StartAsync("nasjonal-registry"), await Backend.StartAsync("vest-registry"),
            await Backend.StartAsync("midt-registry"), await Backend.StartAsync("portal"));
        Gateway = StartGateway();
    }

    private protected RunningGateway StartGateway(params (string Key, string Value)[] settings) => RunningGateway.Start(
        Issuer,
        [
            ("nasjonal-registry", Nation.Address), ("vest-registry", Vest.Address), ("vest-knowledge", Vest.Address),
            ("midt-registry", Midt.Address), ("portal", Portal.Address),
        ],
        File,
        settings);

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        foreach (var backend in new[] { Nation, Vest, Midt, Portal })
            await backend.DisposeAsync();
        await Issuer.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
