using FluentValidation;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry;

/// <summary>Rules for dates that several changes share.</summary>
internal static class DateRules
{
    public static readonly Text NotYet = new(
        "Datoen kan ikke ligge fram i tid.", "Datoen kan ikkje liggje fram i tid.", "The date cannot be in the future.");

    private static readonly Text TooFarAhead = new(
        "Datoen kan ligge høyst to år fram i tid.", "Datoen kan liggje høgst to år fram i tid.", "The date can be at most two years ahead.");

    /// <summary>What is settled can be dated ahead, but no further than plans reach.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> AtMostTwoYearsAhead<T>(this IRuleBuilder<T, DateOnly?> rule, TimeProvider time) =>
        rule.Must(day => day is null || day <= time.TodayInNorway().AddYears(2)).WithText(TooFarAhead);

    /// <summary>What has happened is not dated ahead of today in Norway.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> NotAhead<T>(this IRuleBuilder<T, DateOnly?> rule, TimeProvider time) =>
        rule.Must(day => day is null || day <= time.TodayInNorway()).WithText(NotYet);
}
