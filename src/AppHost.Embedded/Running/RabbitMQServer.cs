using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>Runs RabbitMQ from the machine's packages as a private node with its own data, ports and epmd.</summary>
internal sealed class RabbitMQServer(RabbitMQServerResource resource, Options options, StateFolder state, Action<string> log)
{
    private const string Programs = "/usr/lib/rabbitmq/bin";
    internal const string ImageFolder = "/etc/rabbitmq";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);

    private readonly string _folder = state.In(resource.Name);

    private string Settings => Path.Combine(_folder, "etc");

    private int ManagementPort => resource.Settings.Endpoints[RabbitMQServerResource.ManagementEndpointName].Port;

    /// <summary>Starts epmd, the node's name server, and then the node.</summary>
    public async Task<IReadOnlyList<LocalProcess>> StartAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(Programs))
            throw new DistributedApplicationException("RabbitMQ is not installed: sudo apt-get install rabbitmq-server (./ksf doctor shows details).");

        await WriteSettingsAsync(cancel);
        var environment = Environment();
        // Started here, because the node would otherwise leave an epmd daemon behind.
        var names = await LocalProcess.StartAsync(new("epmd", [], _folder) { Environment = environment }, log);
        var program = new ProgramToRun($"{Programs}/rabbitmq-server", ["-noinput"], _folder)
        {
            Environment = environment,
            StopSignal = options.Throwaway ? Signal.Kill : Signal.Terminate,
        };
        var node = await LocalProcess.StartAsync(program, log);
        return [names, node];
    }

    /// <summary>Waits until the node accepts clients and its user exists.</summary>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(StartTimeout);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ManagementPort}/") };
        var credentials = $"{resource.User.Value}:{resource.PasswordParameter.Value}";
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        while (!await TakesClientsAsync(http, deadline.Token))
            await Task.Delay(100, deadline.Token);
    }

    private async Task<bool> TakesClientsAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync($"api/health/checks/port-listener/{resource.PrimaryEndpoint.Port}", cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task WriteSettingsAsync(CancellationToken cancel)
    {
        // Events that wait in queues contain what people write to KSF.
        File.SetUnixFileMode(Directory.CreateDirectory(_folder).FullName, StateFolder.OwnerOnly | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(Settings, "conf.d"));
        await File.WriteAllTextAsync(Path.Combine(Settings, "enabled_plugins"), "[rabbitmq_management,rabbitmq_shovel].\n", cancel);
        foreach (var files in resource.Settings.Files)
        {
            var entries = await files.Entries(new() { Model = resource }, cancel);
            await WriteAsync(ToLocalPaths(files.Destination), entries, cancel);
        }
        await WriteFileAsync(Path.Combine(Settings, "conf.d", "90-embedded.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {ManagementPort}
            default_user = {resource.User.Value}
            default_pass = {resource.PasswordParameter.Value}
            log.file = false
            log.console = true
            log.console.level = warning
            """), cancel);
    }

    private async Task WriteAsync(string folder, IEnumerable<ContainerFileSystemItem> items, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        foreach (var item in items)
        {
            var path = Path.Combine(folder, item.Name);
            await (item switch
            {
                ContainerDirectory directory => WriteAsync(path, directory.Entries, cancel),
                ContainerFile file => WriteFileAsync(path, ToLocalPaths(file.Contents ?? ""), cancel),
                _ => throw new NotSupportedException(item.GetType().Name),
            });
        }
    }

    private static async Task WriteFileAsync(string path, string content, CancellationToken cancel)
    {
        await File.WriteAllTextAsync(path, content + "\n", cancel);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Replaces the folder of the container's image with our own.</summary>
    private string ToLocalPaths(string text) => text.Replace(ImageFolder, Settings, StringComparison.Ordinal);

    private Dictionary<string, string> Environment()
    {
        var nameServer = Ports.Free().ToString(CultureInfo.InvariantCulture);
        return new()
        {
            ["HOME"] = _folder,
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = nameServer,
            // Makes the script exec the node. Otherwise the node would outlive a killed host.
            ["RABBITMQ_ALLOW_INPUT"] = "true",
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_NODENAME"] = $"{resource.Name}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = resource.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_DIST_PORT"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_folder, "generated"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(Settings, "enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(Settings, "rabbitmq"),
            ["RABBITMQ_CONFIG_FILES"] = Path.Combine(Settings, "conf.d"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(Settings, "advanced"),
            // At startup the node looks for each module in some thirty folders. Longer busy-waiting of its file I/O threads halves the
            // startup time, without a measurable cost afterwards.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwtdio medium",
        };
    }
}
