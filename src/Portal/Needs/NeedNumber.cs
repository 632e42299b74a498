using Ksf.Contracts.Deployments;

namespace Ksf.Portal.Needs;

/// <summary>A need's public number: <c>vest-2026-17</c>.</summary>
internal static class NeedNumber
{
    /// <summary>The deployment where the need was reported; null for a text that is no number of a need.</summary>
    public static string? DeploymentOf(string number) => DeploymentId.Known
        .Select(known => known.Id)
        .FirstOrDefault(id => number.StartsWith($"{id}-", StringComparison.Ordinal));

    /// <summary>The name of the deployment where the need was reported: KSF Vest.</summary>
    public static string RegionOf(string number) => DeploymentId.Known.FirstOrDefault(known => known.Id == DeploymentOf(number))?.Name ?? "KSF";

    /// <summary>The address of a need, the same for everyone.</summary>
    public static string Url(string number) => $"/behov/{Uri.EscapeDataString(number)}";
}
