namespace Ksf.Registry.Clusters;

/// <summary>How long a cluster's texts can be, in characters.</summary>
internal static class Limits
{
    public const int NameLength = 200, ReasonLength = 2_000, NumberLength = 4, ReferenceLength = 36, KeyLength = 200, NoteLength = 500, AddressLength = 500;

    /// <summary>How many plans anchor a cluster, so that its event stays small.</summary>
    public const int Plans = 100;
}
