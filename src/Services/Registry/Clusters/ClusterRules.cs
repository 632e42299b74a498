using FluentValidation;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>Rules that several changes of a cluster share.</summary>
internal static class ClusterRules
{
    /// <summary>Nothing about a cluster is dated ahead of today in Norway.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> NotAhead<T>(this IRuleBuilder<T, DateOnly?> rule, TimeProvider time) =>
        rule.Must(day => day is null || day <= time.TodayInNorway()).WithText(ClusterProblems.NotYet);
}
