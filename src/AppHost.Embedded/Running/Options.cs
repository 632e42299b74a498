using Microsoft.Extensions.Configuration;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>What only this host asks of configuration; Aspire ignores it.</summary>
/// <param name="State">The folder that holds everything that outlives a run (<c>KSF_STATE</c>).</param>
/// <param name="Throwaway">The data is not kept (<c>KSF_THROWAWAY=on</c>): nothing is flushed to disk, and stopping is not gentle.</param>
/// <param name="Published">Runs the programs that <c>./ksf run</c> published ReadyToRun (<c>KSF_PUBLISHED=on</c>), not those last built.</param>
/// <param name="Quiet">Logs go to files only (<c>KSF_CONSOLE=off</c>).</param>
/// <param name="OtlpEndpoint">Where telemetry goes (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>); null starts the dashboard, if it can be had.</param>
/// <param name="DashboardPort">Where the dashboard is shown (<c>KSF_DASHBOARD_PORT</c>); null (<c>KSF_DASHBOARD=off</c>): it is not.</param>
/// <param name="People">The list of who may sign in, to be shown when all is ready (<c>KSF_PEOPLE</c>).</param>
internal sealed record Options(string State, bool Throwaway, bool Published, bool Quiet, string? OtlpEndpoint, int? DashboardPort, string? People)
{
    public static Options From(IConfiguration configuration, string appHostDirectory) => new(
        Path.GetFullPath(configuration["KSF_STATE"] ?? "../../.ksf", appHostDirectory),
        configuration["KSF_THROWAWAY"] is "on",
        configuration["KSF_PUBLISHED"] is "on",
        configuration["KSF_CONSOLE"] is "off",
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"],
        configuration["KSF_DASHBOARD"] is "off" ? null : configuration.GetValue("KSF_DASHBOARD_PORT", 18888),
        configuration["KSF_PEOPLE"]);
}
