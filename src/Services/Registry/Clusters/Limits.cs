namespace Ksf.Registry.Clusters;

/// <summary>How long a cluster's texts can be, in characters.</summary>
internal static class Limits
{
    public const int NameLength = 200, ReasonLength = 2_000, NumberLength = 4, ReferenceLength = 36;
}
