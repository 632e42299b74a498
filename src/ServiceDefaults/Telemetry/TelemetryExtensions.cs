using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs, sent by OTLP to whatever <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; nowhere when it names nothing.</summary>
public static class TelemetryExtensions
{
    /// <summary>Sends telemetry from this process.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 })
            return builder;

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
            logs.AddOtlpExporter();
        });
        builder.Services.AddHostedService(_ => new TelemetrySession());
        return builder;
    }

    /// <summary>The SDK lives as long as the host. Name and attributes come from <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c>.</summary>
    private sealed class TelemetrySession : IHostedService, IDisposable
    {
        private readonly OpenTelemetrySdk _sdk = OpenTelemetrySdk.Create(telemetry => telemetry
            .WithTracing(traces => traces.AddSource(TelemetryNames.Sources).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(TelemetryNames.Meters).AddOtlpExporter()));

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => _sdk.Dispose();
    }
}
