using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ksf.Contracts;

/// <summary>
/// A value of an extensible enum. A reader keeps an unknown value unchanged, so that an older reader neither rejects nor loses what a newer
/// authority sends. On the wire it is the value's kebab-case name.
/// </summary>
/// <typeparam name="TEnum">The values known at build time.</typeparam>
[JsonConverter(typeof(OpenConverterFactory))]
public readonly record struct Open<TEnum>(string Name)
    where TEnum : struct, Enum
{
    /// <summary>The value; null when this build does not know it.</summary>
    public TEnum? Known => Open.Find<TEnum>(Name);

    /// <summary>Wraps a known value.</summary>
    public static implicit operator Open<TEnum>(TEnum value) => new(Open.NameOf(value));

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Names of enum values on the wire and in databases.</summary>
public static class Open
{
    /// <summary>The names of a type's values known at build time, in the order of the values.</summary>
    public static IReadOnlyList<string> NamesOf(Type enumType) => [.. Enum.GetNames(enumType).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>The name of a value, in kebab-case; <c>unknown</c> of one that is not defined here.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.ByValue.GetValueOrDefault(value, "unknown");

    /// <summary>The value with a name; null where there is none.</summary>
    public static TEnum? Find<TEnum>(string name)
        where TEnum : struct, Enum => Names<TEnum>.ByName.TryGetValue(name, out var value) ? value : null;

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().Zip(NamesOf(typeof(TEnum))).ToDictionary(pair => pair.First, pair => pair.Second);

        public static readonly Dictionary<string, TEnum> ByName = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}

internal sealed class OpenConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Open<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OpenConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}

internal sealed class OpenConverter<TEnum> : JsonConverter<Open<TEnum>>
    where TEnum : struct, Enum
{
    public override Open<TEnum> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException($"A value of {typeof(TEnum).Name} must be a text."));

    public override void Write(Utf8JsonWriter writer, Open<TEnum> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
