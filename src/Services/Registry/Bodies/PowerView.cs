using Ksf.Contracts.Registry;

namespace Ksf.Registry.Bodies;

/// <summary>Whether a body has a power on a day.</summary>
/// <param name="Power">The power.</param>
/// <param name="Standing">What the mandate of the day says of it.</param>
/// <param name="Held">Whether the body has it: the mandate gives it, and the mandate's condition holds.</param>
internal sealed record PowerView(Power Power, PowerStanding Standing, bool Held)
{
    /// <summary>Every power, and how the body stands to it on a day.</summary>
    public static IReadOnlyList<PowerView> On(Body body, DateOnly day)
    {
        var mandate = body.MandateOn(day);
        return [.. Enum.GetValues<Power>().Select(power => new PowerView(power, StandingOf(power, mandate), body.Has(power, day)))];
    }

    private static PowerStanding StandingOf(Power power, BodyMandate? mandate) => mandate switch
    {
        _ when mandate?.Given.Contains(power) is true => PowerStanding.Given,
        _ when mandate?.Excluded.Contains(power) is true => PowerStanding.Excluded,
        _ => PowerStanding.NotMentioned,
    };
}

/// <summary>What a mandate says of a power.</summary>
internal enum PowerStanding
{
    /// <summary>The mandate gives it.</summary>
    Given,

    /// <summary>The mandate says that the body does not have it.</summary>
    Excluded,

    /// <summary>The mandate does not mention it, which is no.</summary>
    NotMentioned,
}
