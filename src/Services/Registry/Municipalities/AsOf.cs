using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Ksf.Registry.Municipalities;

/// <summary>The day that a question about the register concerns.</summary>
/// <param name="On">The day; today in Norway when not given.</param>
internal readonly record struct AsOf([FromQuery(Name = "on")] DateOnly? On)
{
    /// <summary>The day asked for.</summary>
    /// <exception cref="ProblemException">It is before the register begins.</exception>
    public DateOnly Day(TimeProvider time) => On switch
    {
        null => time.TodayInNorway(),
        { } day when day >= MunicipalityHistory.Begins => day,
        _ => throw new ProblemException(new Problem(CommonProblems.InvalidFields)
        {
            Errors = [new FieldError("?on", MunicipalityProblems.BeforeTheRegister)],
        }),
    };
}
