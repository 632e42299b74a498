using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>A problem type and its texts. Every error response of the platform has one.</summary>
/// <param name="Slug">The last part of the problem's <c>type</c>: <c>/problems/{slug}</c>.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Title">What is wrong; the same each time.</param>
/// <param name="Detail">What is wrong and what to do; a format string with <c>{0}</c> and so on.</param>
public sealed record ProblemType(string Slug, int Status, Text Title, Text Detail)
{
    /// <summary>The problem's <c>type</c>, relative to the gateway.</summary>
    public string Type => $"/problems/{Slug}";

    /// <summary>Creates a problem of this type.</summary>
    public Problem With(params object?[] values) => new(this, values);

    /// <summary>Creates it as an exception, for code that cannot return a result.</summary>
    public ProblemException AsException(params object?[] values) => new(With(values));
}
