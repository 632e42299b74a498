namespace Ksf.Portal.Patterns;

/// <summary>Something a list can be narrowed by. Without choices it is words to search for.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What it is set to now.</param>
/// <param name="Choices">What can be chosen.</param>
/// <param name="Any">What stands there when nothing is chosen: "Alle områder".</param>
public sealed record FilterField(string Name, string Label, string? Value, IReadOnlyList<FilterChoice>? Choices = null, string? Any = null)
{
    /// <summary>Whether it is a date.</summary>
    public bool IsDate { get; init; }

    /// <summary>Whether it is chosen elsewhere, by a link, and can only be removed here.</summary>
    public bool IsFixed { get; init; }

    internal bool IsSet => !string.IsNullOrEmpty(Value);

    /// <summary>What it is set to, in words: «fall», Område: Skole.</summary>
    internal string InWords => IsDate ? $"{Label} {Value}" : Choices is null ? $"«{Value}»" : $"{Label}: {Choices.FirstOrDefault(choice => choice.Value == Value)?.Label ?? Value}";
}

/// <summary>A choice of a filter: as it is in the address, and what it is called.</summary>
public sealed record FilterChoice(string Value, string Label);

/// <summary>A way to sort; null is the one that needs no word in the address.</summary>
public sealed record SortOption(string? Value, string Label);

/// <summary>Where in a list the page is: the key it begins after, and the key the next one begins after.</summary>
public sealed record Paging(string? After, string? Next);
