using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

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
        var found = EnumNames<TEnum>.TryRead(text, out var value);
        choice = new Choice<TEnum>(value);
        return found;
    }

    /// <inheritdoc/>
    public override string ToString() => EnumNames<TEnum>.NameOf(Value);
}

/// <summary>Wire names of enum values.</summary>
public static class EnumNames
{
    /// <summary>The names of a type's values, in declaration order.</summary>
    public static IReadOnlyList<string> Of(Type enumType) => [.. Enum.GetNames(enumType).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
}

/// <summary>The names of one enum's values.</summary>
internal static class EnumNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> Values =
        EnumNames.Of(typeof(TEnum)).Zip(Enum.GetValues<TEnum>()).ToFrozenDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static readonly FrozenDictionary<TEnum, string> Names = Values.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static bool TryRead(string? name, out TEnum value)
    {
        value = default;
        return name is not null && Values.TryGetValue(name, out value);
    }

    /// <summary>A value without a name is written as its number, so that one bad row does not break a whole list.</summary>
    public static string NameOf(TEnum value) =>
        Names.TryGetValue(value, out var name) ? name : value.ToString("D");
}
