using FluentValidation;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

internal static class Links
{
    /// <summary>The address of a document on the web, if any.</summary>
    public static void OptionalLink<T>(this IRuleBuilder<T, string?> rule) => rule.OptionalLine(Limits.AddressLength)
        .Must(address => address is null || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)).WithText(ClusterFields.Link);
}
