using System.Runtime.InteropServices;
using System.Text.Json;
using Ksf.TestKit;

// One PostgreSQL and one RabbitMQ for a whole run of tests: `./ksf test` starts this, reads the one line, and hands its three variables
// to each test project. It goes on until its input ends or it is told to stop.
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

await using var servers = await TestServers.StartAsync(stop.Token);
Console.WriteLine(JsonSerializer.Serialize(servers.Environment));

_ = Task.Run(() =>
{
    while (Console.In.ReadLine() is not null)
        continue;
    stop.Cancel();
});
stop.Token.WaitHandle.WaitOne();

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
