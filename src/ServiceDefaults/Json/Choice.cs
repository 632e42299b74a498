using System.Diagnostics.CodeAnalysis;
using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>
/// One of an enum's values, by its exact kebab-case name, as a query, route or header parameter. The framework's own binding of enums also
/// accepts numbers, comma-separated lists and any letter case.
/// </summary>
/// <param name="Value">The value.</param>
public readonly record struct Choice<TEnum>(TEnum Value)
    where TEnum : struct, Enum
{
    /// <summary>Reads an exact name. Called by the framework's parameter binding.</summary>
#pragma warning disable CA1000 // The framework looks for it here.
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Choice<TEnum> choice)
#pragma warning restore CA1000
    {
        var found = text is null ? null : Open.Find<TEnum>(text);
        choice = new Choice<TEnum>(found.GetValueOrDefault());
        return found is not null;
    }

    /// <summary>Its name. A value without one is written as its number, so that one bad row does not break a whole list.</summary>
    public override string ToString() => Enum.IsDefined(Value) ? Open.NameOf(Value) : Value.ToString("D");
}
