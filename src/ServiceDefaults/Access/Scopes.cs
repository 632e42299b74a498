namespace Ksf.ServiceDefaults.Access;

/// <summary>The scopes of tokens. Each is also the name of the policy that requires it.</summary>
public static class Scopes
{
    /// <summary>Read what every participant may read.</summary>
    public const string Read = "ksf:read";

    /// <summary>Change what one's roles permit.</summary>
    public const string Write = "ksf:write";

    /// <summary>Read the feed of events.</summary>
    public const string Events = "ksf:events";
}
