namespace Ksf.ServiceDefaults.OpenApi;

/// <summary>
/// What a parameter of an endpoint is, for the API description. The framework reads its own attribute for this only where a parameter stands alone, and
/// fails where several stand together in a record.
/// </summary>
/// <param name="text">In English, as Markdown.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParameterDescriptionAttribute(string text) : Attribute
{
    /// <summary>In English, as Markdown.</summary>
    public string Text => text;
}
