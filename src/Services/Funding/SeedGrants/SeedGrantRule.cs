using Ksf.ServiceDefaults;

namespace Ksf.Funding.SeedGrants;

/// <summary>
/// How new a cluster must be for a seed grant (oppstartsmidler). The sources say that seed grants are for new clusters in their start-up, without
/// a number; each deployment settles its own in <c>Funding:SeedGrants:NewForMonths</c>.
/// </summary>
/// <param name="NewForMonths">Months from its founding that a cluster counts as new.</param>
internal sealed record SeedGrantRule(int NewForMonths)
{
    private const int Default = 36;
    private const int Longest = 120;

    /// <summary>The first day that a cluster founded on a day no longer counts as new.</summary>
    public DateOnly NewUntil(DateOnly foundedOn) => foundedOn.AddMonths(NewForMonths);

    /// <summary>Whether a cluster founded on one day counts as new on another.</summary>
    public bool IsNew(DateOnly foundedOn, DateOnly day) => day < NewUntil(foundedOn);

    public static SeedGrantRule From(IConfiguration configuration)
    {
        const string key = "Funding:SeedGrants:NewForMonths";
        if (configuration[key] is not { } text)
            return new SeedGrantRule(Default);
        return int.TryParse(text, out var months) && months is >= 1 and <= Longest
            ? new SeedGrantRule(months)
            : throw new InvalidSettingException(key, $"is '{text}'", $"a whole number of months from 1 to {Longest}");
    }
}
