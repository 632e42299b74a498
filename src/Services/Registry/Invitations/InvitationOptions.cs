namespace Ksf.Registry.Invitations;

/// <summary>How long invitations last and how many may be sent: section <c>Registry:Invitations</c>.</summary>
internal sealed record InvitationOptions
{
    /// <summary>Days that a link can be followed.</summary>
    public int Days { get; init; } = 14;

    /// <summary>Most invitations that one person sends in 24 hours.</summary>
    public int PerDay { get; init; } = 50;

    /// <summary>Most times that one invitation is sent.</summary>
    public int Sendings { get; init; } = 10;

    /// <summary>Shortest time between two sendings of one invitation.</summary>
    public TimeSpan Between { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Lasts => TimeSpan.FromDays(Days);
}
