using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>A kind of error, with what people are told of it. Every error the platform answers with is one of these.</summary>
/// <param name="Slug">The last part of the problem's <c>type</c>: <c>/problems/{slug}</c>.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Title">What is wrong, the same each time.</param>
/// <param name="Detail">What is wrong here, and what to do; <c>{0}</c> and so on stand for the values given.</param>
public sealed record ProblemType(string Slug, int Status, Text Title, Text Detail)
{
    /// <summary>The problem's <c>type</c>, relative to the gateway.</summary>
    public string Type => $"/problems/{Slug}";

    /// <summary>This problem, here and now.</summary>
    public Problem With(params object?[] values) => new(this, values);

    /// <summary>The same as an exception, for where no result can be returned.</summary>
    public ProblemException AsException(params object?[] values) => new(With(values));
}
