using Microsoft.Extensions.Configuration;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>Settings that only this host reads; Aspire ignores them.</summary>
/// <param name="State">The folder that holds everything that outlives a run (<c>KSF_STATE</c>).</param>
/// <param name="Throwaway">
/// Data need not survive (<c>KSF_THROWAWAY=on</c>): nothing is flushed to disk, and programs are killed at stop.
/// </param>
/// <param name="Published">Runs the programs that <c>./ksf run</c> published ReadyToRun (<c>KSF_PUBLISHED=on</c>), not those last built.</param>
/// <param name="Quiet">Logs go to files only (<c>KSF_CONSOLE=off</c>).</param>
/// <param name="OtlpEndpoint">
/// Where telemetry goes (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>); null starts the dashboard, if it is installed.
/// </param>
/// <param name="DashboardPort">
/// The dashboard's port (<c>KSF_DASHBOARD_PORT</c>); null without a dashboard (<c>KSF_DASHBOARD=off</c>).
/// </param>
/// <param name="People">The file of people who can sign in, listed when everything is ready (<c>KSF_PEOPLE</c>).</param>
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
