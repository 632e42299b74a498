namespace Ksf.ServiceDefaults.OpenApi;

/// <summary>
/// Describes an endpoint's parameter in the API description. The framework's own attribute fails on parameters that are grouped in a
/// record.
/// </summary>
/// <param name="text">In English, as Markdown.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParameterDescriptionAttribute(string text) : Attribute
{
    /// <summary>In English, as Markdown.</summary>
    public string Text => text;
}
