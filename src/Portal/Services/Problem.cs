namespace Ksf.Portal.Services;

/// <summary>A problem document from a service (RFC 9457), in the user's language.</summary>
public sealed record Problem(int Status, string? Type = null, string? Title = null, string? Detail = null)
{
    public const string KeyInUse = "/problems/idempotency-key-in-use";
    public const string NoRoleType = "/problems/no-role";
    public const string KeyReused = "/problems/idempotency-key-reused";

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>What is wrong and what to do, in the user's language; null when the service did not say.</summary>
    public string? Explanation => Errors is [var error, ..] ? error.Detail : Detail ?? Title;

    /// <summary>Whether the service was unreachable or too slow, so that a retry may succeed.</summary>
    public bool IsDown => MeansDown(Status);

    /// <summary>The problem with what is wrong in a part of the request at the fields of that part.</summary>
    public Problem InPart(string pointer) =>
        this with { Errors = [.. Errors.Select(error => error.Pointer.StartsWith($"{pointer}/", StringComparison.Ordinal) ? error with { Pointer = error.Pointer[pointer.Length..] } : error)] };

    public static readonly Problem NotFound = new(StatusCodes.Status404NotFound);
    public static readonly Problem Forbidden = new(StatusCodes.Status403Forbidden);
    public static readonly Problem NoRole = new(StatusCodes.Status403Forbidden, NoRoleType);
    public static readonly Problem Down = new(StatusCodes.Status503ServiceUnavailable);

    public static bool MeansDown(int status) => status
        is StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout;
}

/// <summary>A validation error.</summary>
/// <param name="Pointer">JSON pointer to the field in the request: <c>/title</c>.</param>
/// <param name="Detail">What is wrong and what to do.</param>
public sealed record FieldError(string Pointer, string Detail);
