using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>Log levels and log format, shared by services, gateway and portal.</summary>
internal static class LoggingExtensions
{
    // The separators are quoted, so that the culture does not replace them.
    private const string Iso8601 = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fff'Z' ";

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        // Without a formatter name, the logger reads its options from a deprecated location. An operator may have set another one
        // (Logging:Console:FormatterName).
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName ??= ConsoleFormatterNames.Simple);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(line =>
        {
            line.SingleLine = true;
            line.TimestampFormat = Iso8601;
            line.UseUtcTimestamp = true;
        });
        builder.Logging
            // These log several lines per request and call, which the traces already show.
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            // Statements are spans in the trace, and the caller logs failures.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            // Failures would be logged with every probe, and the probe's response already shows them.
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
