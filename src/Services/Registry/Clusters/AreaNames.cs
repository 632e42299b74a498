using Ksf.Contracts;
using Ksf.Contracts.Knowledge;

namespace Ksf.Registry.Clusters;

internal static class AreaNames
{
    /// <summary>The areas' names, each once, in the order of the list of areas.</summary>
    public static string[] Of(IEnumerable<ServiceArea>? areas) => [.. (areas ?? []).Distinct().Order().Select(area => Open.NameOf(area))];
}
