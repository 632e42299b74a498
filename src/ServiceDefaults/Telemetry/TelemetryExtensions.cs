using Ksf.ServiceDefaults.Health;
using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>Adds logging, and export of traces, metrics and logs by OTLP.</summary>
public static class TelemetryExtensions
{
    /// <summary>The sources and meters of the platform itself.</summary>
    private const string ServicesOwn = "Ksf.*";

    /// <summary>
    /// Exports telemetry to the address in <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; without it, nothing is exported. The program's name and
    /// attributes come from <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c>. Console logging is always on.
    /// </summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.AddLogging();
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 })
            return builder;

        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces
                .SetSampler(RequestSampler.WithParent())
                .AddProcessor(new SecretAddresses())
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = context => !IsPoll(context.Request.Path);
                    // Each page would start a second trace, and the page's own spans would be in that one.
                    requests.EnableRazorComponentsSupport = false;
                    // The route of a group's first endpoint ends in a slash that no address has.
                    requests.EnrichWithHttpResponse = (span, _) =>
                    {
                        if (span.DisplayName is [.., not ' ', '/'])
                            span.DisplayName = span.DisplayName[..^1];
                    };
                })
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                // RabbitMQ.Client's sources are left out, because its subscriber starts a new trace per delivery where MassTransit
                // continues the sender's.
                .AddSource(DiagnosticHeaders.DefaultListenerName, ServicesOwn))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter(InstrumentationOptions.MeterName, ServicesOwn))
            .WithLogging(null, logs => logs.IncludeFormattedMessage = true)
            .UseOtlpExporter();
        return builder;
    }

    /// <summary>Whether a request is a periodic probe, which the metrics already cover.</summary>
    private static bool IsPoll(PathString path) =>
        path.StartsWithSegments(HealthExtensions.Prefix, StringComparison.OrdinalIgnoreCase)
        || path.Equals("/status", StringComparison.OrdinalIgnoreCase);
}
