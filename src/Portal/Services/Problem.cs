namespace Ksf.Portal.Services;

/// <summary>Why a service did not do what was asked (RFC 9457), in the reader's language.</summary>
internal sealed record Problem(int Status, string? Type = null, string? Title = null, string? Detail = null)
{
    public const string KeyInUse = "/problems/idempotency-key-in-use";
    public const string NoRoleType = "/problems/no-role";
    public const string KeyReused = "/problems/idempotency-key-reused";

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Nobody was there to answer, or not in time: it may work again in a while.</summary>
    public bool IsDown => MeansDown(Status);

    public static readonly Problem NotFound = new(StatusCodes.Status404NotFound);
    public static readonly Problem Forbidden = new(StatusCodes.Status403Forbidden);
    public static readonly Problem NoRole = new(StatusCodes.Status403Forbidden, NoRoleType);
    public static readonly Problem Down = new(StatusCodes.Status503ServiceUnavailable);

    public static bool MeansDown(int status) => status
        is StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout;
}

/// <summary>One thing that is wrong in what was sent.</summary>
/// <param name="Pointer">JSON pointer to what is wrong in the request, such as <c>/title</c>.</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
internal sealed record FieldError(string Pointer, string Detail);
