using System.Net.Mail;
using System.Text.RegularExpressions;
using Ksf.Gateway.Limits;

namespace Ksf.Gateway.Configuration;

/// <summary>Rules for <c>gateway.json</c> that its types do not express.</summary>
internal static partial class GatewayFileRules
{
    public static IEnumerable<string> Mistakes(GatewayFile file) =>
        [.. OfDeployments(file.Deployments), .. OfAnonymous(file.Anonymous), .. OfRoutes(file.Routes), .. OfLimits(file.Limits)];

    private static IEnumerable<string> OfDeployments(IReadOnlyList<DeploymentEntry> deployments)
    {
        foreach (var (index, deployment) in deployments.Index())
        {
            if (!Id().IsMatch(deployment.Id))
                yield return $"deployments[{index}].id is '{deployment.Id}': small letters, digits and hyphens, beginning with a letter";
            if (deployments.Take(index).Any(earlier => earlier.Id == deployment.Id))
                yield return $"deployments[{index}].id is '{deployment.Id}', which an earlier one has";
            if (string.IsNullOrWhiteSpace(deployment.Name))
                yield return $"deployments[{index}].name is empty";
            if (deployment.Contact is { } contact && !(MailAddress.TryCreate(contact, out var address) && address.Address == contact))
                yield return $"deployments[{index}].contact is '{contact}': an e-mail address, such as post@example.no";
            foreach (var (service, addresses) in deployment.Addresses ?? new Dictionary<string, IReadOnlyList<Uri>>(StringComparer.Ordinal))
            {
                if (!ServiceId().IsMatch(service))
                    yield return $"deployments[{index}].addresses has '{service}', which is no service id";
                foreach (var mistake in OfAddresses(addresses, $"deployments[{index}].addresses.{service}"))
                    yield return mistake;
            }
        }
    }

    private static IEnumerable<string> OfAnonymous(IReadOnlyList<string> paths) => paths.Index()
        .Where(path => path.Item is "" or ['/', ..])
        .Select(path => $"anonymous[{path.Index}] is '{path.Item}': a path below v1, without a leading /");

    private static IEnumerable<string> OfRoutes(IReadOnlyList<RouteEntry> routes)
    {
        foreach (var (index, route) in routes.Index())
        {
            if (!Id().IsMatch(route.Id) || routes.Take(index).Any(earlier => earlier.Id == route.Id))
                yield return $"routes[{index}].id is '{route.Id}': small letters, digits and hyphens, each id once";
            if (route.Path is not ['/', not '{', ..])
                yield return $"routes[{index}].path is '{route.Path}': a template that begins with a fixed part, such as /docs/{{**rest}}";
            foreach (var mistake in OfAddresses(route.Addresses, $"routes[{index}].addresses"))
                yield return mistake;
        }
    }

    private static IEnumerable<string> OfAddresses(IReadOnlyList<Uri> addresses, string where)
    {
        if (addresses.Count == 0)
            yield return $"{where} is empty";
        foreach (var address in addresses.Where(address => !address.IsAbsoluteUri || address.Scheme is not ("http" or "https")))
            yield return $"{where} has '{address}': an absolute http or https address";
    }

    private static IEnumerable<string> OfLimits(TrafficLimits limits)
    {
        if (limits.Client is not { PerSecond: > 0, Burst: > 0 } || limits.Address is not { PerSecond: > 0, Burst: > 0 })
            yield return "limits.client and limits.address: perSecond and burst are at least 1";
        if (limits.BodyKilobytes is < 1 or > TrafficLimits.LargestBodyKilobytes)
            yield return $"limits.bodyKilobytes is {limits.BodyKilobytes}: 1 to {TrafficLimits.LargestBodyKilobytes}";
        if (limits.HeaderKilobytes is < 1 or > TrafficLimits.LargestHeaderKilobytes)
            yield return $"limits.headerKilobytes is {limits.HeaderKilobytes}: 1 to {TrafficLimits.LargestHeaderKilobytes}";
        if (limits.Seconds is < 1 or > 600)
            yield return $"limits.seconds is {limits.Seconds}: 1 to 600";
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Id();

    [GeneratedRegex("^[a-z][a-z0-9]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ServiceId();
}
