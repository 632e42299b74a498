using System.Globalization;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Resources;

/// <summary>The version in If-Match that a change is based on. Bind it as a parameter of a handler that changes something.</summary>
/// <param name="Sequence">The subject's version, from 1.</param>
public sealed record ExpectedVersion(long Sequence)
{
    /// <summary>The ETag of a version: <c>"3"</c>.</summary>
    public static string ETag(long sequence) => string.Create(CultureInfo.InvariantCulture, $"\"{sequence}\"");

    /// <summary>Throws unless the caller's version is the current one.</summary>
    /// <exception cref="ProblemException">The record has been changed since the caller read it.</exception>
    public void ThrowUnless(long current)
    {
        if (Sequence != current)
            throw CommonProblems.VersionOutdated.AsException();
    }

    /// <summary>Reads If-Match, which must hold exactly one strong ETag.</summary>
    /// <exception cref="ProblemException">It is missing, or not an ETag of ours: <c>*</c>, a weak one or several.</exception>
    public static ValueTask<ExpectedVersion> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            throw CommonProblems.VersionMissing.AsException();
        return header is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && header == ETag(sequence)
            ? ValueTask.FromResult(new ExpectedVersion(sequence))
            : throw CommonProblems.VersionUnreadable.AsException();
    }
}
