using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Changes;

/// <summary>
/// A request with <c>?dryRun=true</c> is checked by every rule and changes nothing. It gets the same problem as the change would, or 200 with
/// the body that the change would answer. Ids and numbers in it are not reserved.
/// </summary>
internal static class DryRun
{
    public const string Parameter = "dryRun";

    /// <summary>Whether the request is a dry run; null when the value is neither true nor false.</summary>
    public static bool? Of(HttpRequest request) => request.Query[Parameter] switch
    {
        [] => false,
        [var value] when bool.TryParse(value, out var isDryRun) => isDryRun,
        _ => null,
    };

    public static Problem NotReadable() => Problem.AtField($"?{Parameter}", UnreadableParameter.NotTrueOrFalse);

    /// <summary>The answer without the address and the version of what is not there.</summary>
    public static Answer Of(Answer answer) => new(StatusCodes.Status200OK, Location: null, ETag: null, answer.Body);
}
