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

    /// <summary>An error that concerns no single field.</summary>
    public string? Overall => _problem is { Errors.Count: 0 } ? _problem.Detail ?? _problem.Title : null;

    public string? Of(string field) => ByField.FirstOrDefault(error => error.Field == field).Detail;
}
