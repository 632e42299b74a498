using Ksf.Contracts;
using Ksf.ServiceDefaults.Json;
using Microsoft.Extensions.Configuration;

namespace Ksf.ServiceDefaults;

/// <summary>Reads required settings. An error names the key and the expected value.</summary>
public static class Setting
{
    /// <summary>The value of a required key.</summary>
    /// <exception cref="InvalidSettingException">The key is missing or empty.</exception>
    public static string Required(IConfiguration configuration, string key, string expected) =>
        configuration[key] is { Length: > 0 } value ? value : throw new InvalidSettingException(key, "is missing", expected);

    /// <summary>The value of a required key that names an enum value in kebab-case.</summary>
    /// <exception cref="InvalidSettingException">The key is missing or names no value.</exception>
    public static TEnum RequiredChoice<TEnum>(IConfiguration configuration, string key)
        where TEnum : struct, Enum
    {
        var expected = string.Join(" or ", Open.NamesOf(typeof(TEnum)));
        var text = Required(configuration, key, expected);
        return Choice<TEnum>.TryParse(text, null, out var choice) ? choice.Value : throw new InvalidSettingException(key, $"is '{text}'", expected);
    }

    /// <summary>The value of a key that must be an absolute http(s) address.</summary>
    /// <exception cref="InvalidSettingException">The key is missing or no such address.</exception>
    public static Uri RequiredUri(IConfiguration configuration, string key, string expected)
    {
        var text = Required(configuration, key, expected);
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new InvalidSettingException(key, $"is '{text}'", expected);
    }
}

/// <summary>A setting is missing or invalid. The message names the key and the remedy.</summary>
public sealed class InvalidSettingException(string key, string problem, string expected) : Exception(
    $"The setting {key} {problem}. Set it (environment variable {key.Replace(":", "__", StringComparison.Ordinal)}) to {expected}.");
