using Ksf.ServiceDefaults;

namespace Ksf.Gateway.Configuration;

/// <summary>
/// Addresses in the environment, named as Aspire's service discovery names them: <c>services__vest-registry__http__0</c>.
/// </summary>
internal sealed class ServiceAddresses
{
    private const string Section = "services";

    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<Uri>>> _deployments = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Deployments => _deployments.Keys;

    public IReadOnlyList<Uri> Portal { get; private init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<Uri>> Of(string deployment) =>
        _deployments.GetValueOrDefault(deployment) ?? new Dictionary<string, IReadOnlyList<Uri>>(StringComparer.Ordinal);

    /// <summary>Reads all addresses.</summary>
    /// <exception cref="InvalidSettingException">An address is not a valid http or https address.</exception>
    public static ServiceAddresses From(IConfiguration configuration)
    {
        var services = configuration.GetSection(Section).GetChildren().ToArray();
        var found = new ServiceAddresses
        {
            Portal = [.. services.Where(service => service.Key == "portal").SelectMany(service => Addresses(configuration, service))],
        };

        // A deployment's id may hold hyphens, a service's does not.
        foreach (var service in services.Where(service => service.Key.LastIndexOf('-') > 0))
        {
            var hyphen = service.Key.LastIndexOf('-');
            var deployment = service.Key[..hyphen];
            if (!found._deployments.TryGetValue(deployment, out var ofDeployment))
                found._deployments[deployment] = ofDeployment = new(StringComparer.Ordinal);
            ofDeployment[service.Key[(hyphen + 1)..]] = Addresses(configuration, service);
        }

        return found;
    }

    private static Uri[] Addresses(IConfiguration configuration, IConfigurationSection service) =>
    [
        .. service.GetChildren().SelectMany(endpoint => endpoint.GetChildren())
            .Select(address => Setting.RequiredUri(configuration, address.Path, "the address of a service, such as http://127.0.0.1:5001")),
    ];
}
