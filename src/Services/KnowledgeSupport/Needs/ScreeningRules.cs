using FluentValidation;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Rules of the days that are promised while a need is screened.</summary>
internal static class ScreeningRules
{
    extension<T>(IRuleBuilderInitial<T, DateOnly?> rule)
    {
        /// <summary>A required day, from today on.</summary>
        public IRuleBuilderOptions<T, DateOnly?> DayAhead(TimeProvider time, Text whatToDo) => rule
            .Cascade(CascadeMode.Stop).Required(whatToDo).Must(day => day >= time.TodayInNorway()).WithText(NeedFields.NotBeforeToday);
    }
}
