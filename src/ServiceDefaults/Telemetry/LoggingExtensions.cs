using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>What is logged, and how a line looks, for services, gateway and portal alike.</summary>
internal static class LoggingExtensions
{
    // Quoted, so that the operator's language does not choose other separators.
    private const string Iso8601 = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fff'Z' ";

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        // Without a name, the formatter takes its options from an older place. An operator may have chosen another formatter
        // (Logging:Console:FormatterName).
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName ??= ConsoleFormatterNames.Simple);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(line =>
        {
            line.SingleLine = true;
            line.TimestampFormat = Iso8601;
            line.UseUtcTimestamp = true;
        });
        builder.Logging
            // Several lines per request and per call. The traces have both.
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            // Each statement is a span in the trace. What fails is logged by its caller.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            // Repeated with every probe. Whoever asks for the health gets the answer.
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
