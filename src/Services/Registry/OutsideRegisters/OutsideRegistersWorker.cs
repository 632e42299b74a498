using Ksf.Registry.Data;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>Reads each register that is on when it is due: at the first start, and then as often as the settings say.</summary>
internal sealed class OutsideRegistersWorker(
    IServiceScopeFactory scopes, IServiceProvider services, ImportOutsideRegisters import, TimeProvider time, ILogger<OutsideRegistersWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Check = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Check, time);
        do
        {
            // Municipalities first, because organisations are matched with them.
            foreach (var name in (string[])[RegisterNames.Klass, RegisterNames.Enhetsregisteret])
                await RunIfDueAsync(name, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunIfDueAsync(string name, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredKeyedService<OutsideRegisterOptions>(name);
        if (!options.On)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
            var register = await db.Set<OutsideRegister>().AsNoTracking().SingleOrDefaultAsync(register => register.Name == name, cancellationToken);
            if (register is null || time.GetUtcNow() >= register.DueAt(options))
                await import.RunAsync(name, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("{Register} could not be read; the next attempt is in a minute: {Reason}", name, exception.Message);
        }
    }
}
