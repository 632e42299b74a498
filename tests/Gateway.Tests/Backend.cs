using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Ksf.Gateway.Tests;

/// <summary>A service behind the gateway: answers what it was asked, and can be late, broken, not ready or gone.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly string _name;
    private WebApplication? _app;
    private int _requests;

    private Backend(string name) => _name = name;

    public Uri Address { get; private set; } = null!;

    public int Requests => Volatile.Read(ref _requests);

    public bool Ready { get; set; } = true;

    public static async Task<Backend> StartAsync(string name)
    {
        var backend = new Backend(name);
        await backend.StartAsync(port: 0);
        backend.Address = new Uri(backend._app!.Urls.Single());
        return backend;
    }

    public Task StartAgainAsync() => StartAsync(Address.Port);

    public async Task StopAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            // Each character is one byte of what was sent.
            kestrel.RequestHeaderEncodingSelector = kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        _app = builder.Build();
        _app.MapGet("/health/ready", () => Ready ? Results.Ok() : Results.StatusCode(503));
        var service = _app.MapGroup(_name == "portal" ? "" : "/{deployment}/{service}/v1");
        service.MapGet("/slow", async (int seconds, CancellationToken gone) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), gone);
            return Results.Ok();
        });
        service.MapGet("/broken", (HttpContext context) => context.Abort());
        service.MapGet("/with-headers", (HttpContext context) =>
        {
            context.Response.Headers.Server = "secret/1.0";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
        });
        service.MapGet("/echo", (HttpContext context) => { context.Response.Headers["X-Echo"] = context.Request.Headers["X-Echo"]; });
        service.MapGet("/refused/{status:int}", (int status, HttpContext context) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentLength = 0;
        });
        service.MapMethods("/problems/read-only", ["DELETE", "PUT", "OPTIONS"], (HttpContext context) =>
        {
            context.Response.Headers.Allow = "GET";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        });
        service.MapGet("/quoted", () => "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        _app.MapFallback("/{**rest}", async (HttpContext context) =>
        {
            Interlocked.Increment(ref _requests);
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            return Results.Json(new Asked(
                _name,
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal),
                body.Length));
        });
        await _app.StartAsync();
    }
}

/// <summary>What a backend was asked.</summary>
internal sealed record Asked(string Service, string Method, string Path, Dictionary<string, string> Headers, int BodyLength);
