namespace Ksf.Registry.Settlements;

/// <summary>What holds for each kind of part.</summary>
internal static class PartRules
{
    /// <summary>Whether only municipalities of the deployment can have such a part. Any municipality can appoint to a seat and be a party to an agreement.</summary>
    public static bool IsForOwnRegion(PartKind part) => part is PartKind.Membership or PartKind.Role;

    /// <summary>Whether several successors can have it. A seat has one that appoints.</summary>
    public static bool TakesSeveral(PartKind part) => part is PartKind.Membership or PartKind.Role or PartKind.Agreement;
}
