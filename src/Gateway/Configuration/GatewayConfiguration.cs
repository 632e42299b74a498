using Ksf.Contracts.Deployments;
using Ksf.Gateway.Limits;
using Ksf.ServiceDefaults;

namespace Ksf.Gateway.Configuration;

/// <summary>A snapshot of the configuration: the file, merged with the addresses in the environment.</summary>
/// <param name="Deployments">Those that have an address, in the file's order.</param>
/// <param name="Portal">Addresses of the portal, which receives everything that is not for a service.</param>
/// <param name="Anonymous">Paths of each service that need no token.</param>
/// <param name="Routes">Further routes.</param>
/// <param name="Limits">Limits of rate, size and time.</param>
internal sealed record GatewayConfiguration(
    IReadOnlyList<DeploymentAddresses> Deployments,
    IReadOnlyList<Uri> Portal,
    IReadOnlyList<string> Anonymous,
    IReadOnlyList<RouteEntry> Routes,
    TrafficLimits Limits)
{
    public static GatewayConfiguration Of(GatewayFile file, ServiceAddresses environment)
    {
        var unlisted = environment.Deployments.Except(file.Deployments.Select(entry => entry.Id), StringComparer.Ordinal)
            .Select(id => new DeploymentEntry(id, id, id == DeploymentId.Nation.Id ? DeploymentLevel.National : DeploymentLevel.Regional));
        var deployments = file.Deployments.Concat(unlisted)
            .Select(entry => new DeploymentAddresses(entry.Id, entry.Name, entry.Level, entry.Contact, Services(entry, environment)))
            .Where(deployment => deployment.Services.Count > 0);
        return new GatewayConfiguration([.. deployments], environment.Portal, file.Anonymous, file.Routes, file.Limits);
    }

    // The file overrides the environment, because an operator can change the file while the gateway runs.
    private static IReadOnlyList<ServiceEntry> Services(DeploymentEntry entry, ServiceAddresses environment)
    {
        var services = environment.Of(entry.Id).ToDictionary(StringComparer.Ordinal);
        foreach (var (service, addresses) in entry.Addresses ?? new Dictionary<string, IReadOnlyList<Uri>>(StringComparer.Ordinal))
            services[service] = addresses;
        return [.. services.OrderBy(service => service.Key, StringComparer.Ordinal).Select(service => new ServiceEntry(service.Key, service.Value))];
    }
}

/// <summary>A deployment that is in service.</summary>
/// <param name="Id">First part of its addresses.</param>
/// <param name="Name">Display name.</param>
/// <param name="Level">The nation's or a region's.</param>
/// <param name="Contact">E-mail address of its secretariat; null when none is published.</param>
/// <param name="Services">Its services, by id.</param>
internal sealed record DeploymentAddresses(string Id, string Name, DeploymentLevel Level, string? Contact, IReadOnlyList<ServiceEntry> Services);

/// <summary>One of its services.</summary>
/// <param name="Id">Second part of its addresses.</param>
/// <param name="Addresses">Its replicas.</param>
internal sealed record ServiceEntry(string Id, IReadOnlyList<Uri> Addresses);
