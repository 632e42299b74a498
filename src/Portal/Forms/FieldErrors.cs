using Ksf.Portal.Services;

namespace Ksf.Portal.Forms;

/// <summary>A service's validation errors by field. A field's name is its JSON pointer without the slash.</summary>
public sealed class FieldErrors
{
    private readonly Problem? _problem;

    private FieldErrors(Problem? problem) => _problem = problem;

    public static FieldErrors None { get; } = new(null);

    internal static FieldErrors From(Problem problem) => new(problem);

    public bool Any => _problem is not null;

    public IEnumerable<(string Field, string Detail)> ByField => _problem?.Errors.Select(error => (error.Pointer.TrimStart('/'), error.Detail)) ?? [];

    /// <summary>What is wrong, when it concerns no single field.</summary>
    public string? Heading => _problem is { Errors.Count: 0 } ? _problem.Title : null;

    /// <summary>What to do about it.</summary>
    public string? Overall => _problem is { Errors.Count: 0 } ? _problem.Detail : null;

    public string? Of(string field) => ByField.FirstOrDefault(error => error.Field == field).Detail;
}
