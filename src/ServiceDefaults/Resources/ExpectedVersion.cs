using System.Globalization;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Resources;

/// <summary>The version that a change was made from, as If-Match says it. Take it as a parameter of a handler that changes something.</summary>
/// <param name="Sequence">The subject's version, from 1.</param>
public sealed record ExpectedVersion(long Sequence)
{
    /// <summary>The ETag of a version: <c>"3"</c>.</summary>
    public static string ETag(long sequence) => string.Create(CultureInfo.InvariantCulture, $"\"{sequence}\"");

    /// <summary>Answers that the caller's version is no longer the current one, unless it is.</summary>
    /// <exception cref="ProblemException">Somebody has changed it meanwhile.</exception>
    public void ThrowUnless(long current)
    {
        if (Sequence != current)
            throw CommonProblems.VersionOutdated.AsException();
    }

    /// <summary>Reads If-Match: one ETag as it was given.</summary>
    /// <exception cref="ProblemException">It is missing, or not an ETag of ours: <c>*</c>, a weak one or several.</exception>
    public static ValueTask<ExpectedVersion> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            throw CommonProblems.VersionMissing.AsException();
        return header is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? ValueTask.FromResult(new ExpectedVersion(sequence))
            : throw CommonProblems.VersionUnreadable.AsException();
    }
}
