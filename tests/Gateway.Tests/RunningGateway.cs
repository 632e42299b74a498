using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Ksf.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.Gateway.Tests;

/// <summary>A gateway on a real port, with a file of its own, in front of real backends.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    public const string Deployments =
        """[{ "id": "nasjonal", "name": "KSF nasjonalt", "level": "national" }, { "id": "vest", "name": "KSF Vest", "level": "regional" }, { "id": "midt", "name": "KSF Midt", "level": "regional" }]""";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"gateway-{Guid.CreateVersion7()}.json");
    private readonly WebApplicationFactory<Program> _factory;

    private RunningGateway(TestIssuer issuer, string file, IEnumerable<KeyValuePair<string, string>> settings)
    {
        File.WriteAllText(_file, file);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseUrls("http://127.0.0.1:0");
            host.UseSetting("Identity:Authority", issuer.Authority);
            host.UseSetting("Identity:Audience", TestIssuer.Audience);
            host.UseSetting("Gateway:File", _file);
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        });
        _factory.UseKestrel();
        _factory.StartServer();
        var addresses = _factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(addresses.Single()) };
    }

    public HttpClient Http { get; }

    public LogLines Log { get; } = new();

    public static string FileWith(string limits = "{}", string more = "") =>
        $$"""{ "deployments": {{Deployments}}, "anonymous": ["openapi.json", "schemas/{**rest}"], "limits": {{limits}} {{more}} }""";

    /// <param name="issuer">Whose tokens it takes.</param>
    /// <param name="services">By name, <c>vest-registry</c> or <c>portal</c>; the same name several times gives several replicas.</param>
    /// <param name="file">The text of gateway.json.</param>
    /// <param name="settings">Further settings: <c>("AllowedHosts", "ksf.example.no")</c>.</param>
    public static RunningGateway Start(
        TestIssuer issuer, IEnumerable<(string Name, Uri Address)> services, string? file = null, params (string Key, string Value)[] settings) =>
        new(issuer, file ?? FileWith(),
            [
                .. services.GroupBy(service => service.Name, StringComparer.Ordinal).SelectMany(service =>
                    service.Select((replica, index) => KeyValuePair.Create($"services:{service.Key}:http:{index}", replica.Address.ToString()))),
                .. settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)),
            ]);

    /// <summary>Sends bytes as they are, since HttpClient corrects or refuses what a careless client sends, and reads until the connection closes.</summary>
    public async Task<RawAnswer> SendRaw(string request, Encoding? encoding = null) => RawAnswer.Parse(await SendBytes(request, encoding ?? Encoding.UTF8));

    /// <summary>The same, for several answers on one connection. Each character is a byte.</summary>
    public async Task<string> SendRawText(string request) => Encoding.Latin1.GetString(await SendBytes(request, Encoding.UTF8));

    private async Task<byte[]> SendBytes(string request, Encoding encoding)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = connection.GetStream();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        await stream.WriteAsync(encoding.GetBytes(request.ReplaceLineEndings("\r\n")), deadline.Token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, deadline.Token);
        return answer.ToArray();
    }

    public void Write(string file)
    {
        var next = _file + ".next";
        File.WriteAllText(next, file);
        File.Move(next, _file, overwrite: true);
    }

    public async Task<HttpResponseMessage> Send(
        string path, string? token = null, HttpMethod? method = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<Asked> Ask(string path, string? token = null)
    {
        var answer = await Send(path, token);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Asked>(TestContext.Current.CancellationToken))!;
    }

    public async Task<JsonElement> Status() =>
        JsonDocument.Parse(await Http.GetStringAsync(new Uri("/status", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;

    public async Task<string?> StateOf(string deployment) =>
        (await Status()).GetProperty("deployments").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == deployment).GetProperty("state").GetString();

    /// <summary>Until the gateway has asked each deployment whether it is ready, and it was.</summary>
    public Task AllUp() => Poll.UntilAsync(
        Status, status => status.GetProperty("deployments").EnumerateArray().All(one => one.GetProperty("state").GetString() == "up"), TimeSpan.FromSeconds(15));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        File.Delete(_file);
    }
}

/// <summary>What the gateway logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> All => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception?.Message}");
    }

    public void Dispose()
    {
    }
}
