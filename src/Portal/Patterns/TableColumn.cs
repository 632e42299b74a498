namespace Ksf.Portal.Patterns;

/// <summary>A column of a table.</summary>
/// <param name="Heading">What it is called.</param>
/// <param name="Cell">What stands in it, already in the reader's language.</param>
/// <param name="IsNumber">Whether its figures stand under each other.</param>
/// <param name="Sum">What stands at its foot.</param>
public sealed record TableColumn<T>(string Heading, Func<T, string> Cell, bool IsNumber = false, string? Sum = null);
