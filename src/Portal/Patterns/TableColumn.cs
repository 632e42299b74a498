namespace Ksf.Portal.Patterns;

/// <summary>A column of a table.</summary>
/// <param name="Heading">What it is called.</param>
/// <param name="Cell">What stands in it, already in the reader's language.</param>
/// <param name="IsNumber">Whether its figures stand under each other.</param>
/// <param name="Sum">What stands at its foot.</param>
public sealed record TableColumn<T>(string Heading, Func<T, string> Cell, bool IsNumber = false, string? Sum = null)
{
    /// <summary>The state that stands in the cell, in place of its text.</summary>
    public Func<T, State>? State { get; init; }

    /// <summary>Whether the cell is something that can be done, whose heading only repeats it.</summary>
    public bool IsAction { get; init; }

    /// <summary>The address that the cell leads to.</summary>
    public Func<T, string?>? Url { get; init; }
}
