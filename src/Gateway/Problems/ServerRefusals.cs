using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Ksf.Gateway.Limits;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Connections;

namespace Ksf.Gateway.Problems;

/// <summary>
/// Gives Kestrel's own refusals a problem document. Kestrel answers what its parser rejects (a malformed request line, two hosts, headers
/// beyond its limits) with a bare status before any middleware runs, and has no hook for it. Connection middleware is the supported
/// extension point closest to it: it sees the bytes that Kestrel writes.
/// </summary>
/// <remarks>
/// A response of the pipeline is never looked at: while the pipeline has a request, writes go straight to the connection. Whatever Kestrel
/// writes outside of it is held until the flush, and replaced only if it is exactly a refusal. The language is bokmål, because the
/// request's is unknown. On an endpoint that terminates TLS itself the middleware is outside the encryption and changes nothing.
/// </remarks>
internal sealed class ServerRefusals : IStartupFilter
{
    /// <summary>Must be called last of the startup filters, so that it is first in the pipeline.</summary>
    public static void Register(WebApplicationBuilder builder)
    {
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, ServerRefusals>());
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(static listen => listen.Use(static next => async connection =>
        {
            var transport = connection.Transport;
            var watched = new WatchedTransport(transport);
            connection.Features.Set(watched.Writer);
            connection.Transport = watched;
            try
            {
                await next(connection);
            }
            finally
            {
                connection.Transport = transport;
            }
        })));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, next) =>
        {
            if (context.Features.Get<RefusalWriter>() is { } writer)
            {
                writer.EnterPipeline();
                context.Response.OnCompleted(static state =>
                {
                    ((RefusalWriter)state).LeavePipeline();
                    return Task.CompletedTask;
                }, writer);
            }
            return next(context);
        });
        next(app);
    };

    /// <summary>The status of a refusal; null when the bytes are anything else.</summary>
    internal static int? StatusOf(ReadOnlySpan<byte> written)
    {
        // HTTP/1.1 400 …, and no body after the head.
        if (!written.StartsWith("HTTP/1.1 "u8) || !written.EndsWith("\r\n\r\n"u8) || written.IndexOf("\r\n\r\n"u8) != written.Length - 4)
            return null;
        if (written.IndexOf("\r\nContent-Length: 0\r\n"u8) < 0 || written.IndexOf("\r\nConnection: close\r\n"u8) < 0)
            return null;
        return int.TryParse(written.Slice("HTTP/1.1 ".Length, 3), out var status) && status is >= 400 and < 600 ? status : null;
    }

    private static Problem Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => GatewayProblems.Malformed.With(),
        StatusCodes.Status408RequestTimeout => new Problem(GatewayProblems.BodyStopped) { StatusCode = status },
        StatusCodes.Status414UriTooLong => GatewayProblems.AddressTooLong.With(RequestSize.AddressKilobytes),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => GatewayProblems.BeyondReading.With(RequestSize.Headers),
        _ => new Problem(CommonProblems.Refused, status) { StatusCode = status },
    };

    /// <summary>The refusal's own head, with the length and type of the document in place of the empty length.</summary>
    private static byte[] WithDocument(ReadOnlySpan<byte> head, int status)
    {
        var body = Of(status).ToUtf8(Language.Bokmal);
        var headers = string.Create(null, $"""
            Content-Length: {body.Length}
            Content-Type: application/problem+json
            Content-Language: {Language.Bokmal.Tag}
            Cache-Control: no-store
            X-Content-Type-Options: nosniff
            Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
            """).ReplaceLineEndings("\r\n");
        var text = Encoding.Latin1.GetString(head).Replace("Content-Length: 0", headers, StringComparison.Ordinal);
        return [.. Encoding.Latin1.GetBytes(text), .. body];
    }

    private sealed class WatchedTransport(IDuplexPipe transport) : IDuplexPipe
    {
        public RefusalWriter Writer { get; } = new(transport.Output);

        public PipeReader Input => transport.Input;

        public PipeWriter Output => Writer;
    }

    /// <summary>Passes writes of the pipeline on, and holds those that Kestrel makes without it until the flush.</summary>
    private sealed class RefusalWriter(PipeWriter connection) : PipeWriter
    {
        private readonly ArrayBufferWriter<byte> _held = new();
        private volatile bool _inPipeline;
        private bool _holding;

        public override bool CanGetUnflushedBytes => connection.CanGetUnflushedBytes;

        public override long UnflushedBytes => connection.UnflushedBytes + _held.WrittenCount;

        public void EnterPipeline() => _inPipeline = true;

        public void LeavePipeline() => _inPipeline = false;

        public override Memory<byte> GetMemory(int sizeHint = 0)
        {
            _holding = !_inPipeline;
            if (_holding)
                return _held.GetMemory(sizeHint);
            Release();
            return connection.GetMemory(sizeHint);
        }

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (_holding)
                _held.Advance(bytes);
            else
                connection.Advance(bytes);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            Release();
            return connection.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => connection.CancelPendingFlush();

        public override void Complete(Exception? exception = null)
        {
            Release();
            connection.Complete(exception);
        }

        public override ValueTask CompleteAsync(Exception? exception = null)
        {
            Release();
            return connection.CompleteAsync(exception);
        }

        private void Release()
        {
            if (_held.WrittenCount == 0)
                return;
            var written = _held.WrittenSpan;
            connection.Write(StatusOf(written) is { } status ? WithDocument(written, status) : written);
            _held.ResetWrittenCount();
        }
    }
}
