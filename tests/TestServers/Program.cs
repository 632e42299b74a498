using System.Runtime.InteropServices;
using Ksf.TestKit;

// One PostgreSQL and one RabbitMQ for a whole run of tests: `./ksf test` starts this, reads the three lines, and hands their variables
// to each test project. It goes on until its input ends or it is told to stop.
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

await using var servers = await TestServers.StartAsync(stop.Token);
foreach (var (name, value) in servers.Environment.OrderBy(variable => variable.Key == TestServers.BrokerApiVariable))
    Console.WriteLine($"{name}={value}");

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
