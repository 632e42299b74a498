using System.Diagnostics;
using System.Globalization;
using Ksf.TestKit;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>A RabbitMQ node of one test's own, which it can kill and start again on the same data.</summary>
internal sealed class PrivateBroker : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ksf-broker-").FullName;
    private readonly int _port = FreePort.Take();
    private readonly int _distributionPort = FreePort.Take();
    private readonly int _namesPort = FreePort.Take();
    private Process? _names;
    private Process? _node;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{_port}/%2f");

    public static async Task<PrivateBroker> StartNewAsync()
    {
        var broker = new PrivateBroker();
        await File.WriteAllTextAsync(Path.Combine(broker._folder, "plugins"), "[].");
        // In the foreground, or the node would start one that stays behind as a daemon.
        broker._names = broker.Run("/usr/bin/epmd");
        await broker.StartAsync();
        return broker;
    }

    public async Task StartAsync()
    {
        _node = Run("/usr/lib/rabbitmq/bin/rabbitmq-server");
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = await new ConnectionFactory { Uri = new Uri(ConnectionString) }.CreateConnectionAsync();
                return;
            }
            catch (Exception) when (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Evaluates an Erlang expression in the node.</summary>
    public async Task EvaluateAsync(string expression)
    {
        using var command = Run("/usr/lib/rabbitmq/bin/rabbitmqctl", "eval", expression);
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        Assert.True(command.ExitCode == 0, output);
    }

    public async Task KillAsync()
    {
        _node!.Kill(entireProcessTree: true);
        await _node.WaitForExitAsync();
        _node.Dispose();
        _node = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await KillAsync();
        _names?.Kill();
        _names?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Run(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardInput = true,
        UseShellExecute = false,
        Environment =
        {
            ["HOME"] = _folder,
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = _namesPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_NODENAME"] = "private@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = _port.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_DIST_PORT"] = _distributionPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_folder, "generated"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "none"),
        },
    })!;
}
