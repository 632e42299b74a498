namespace Ksf.Portal.Services;

/// <summary>
/// The schemas in a service's API description that a record is read from. A test compares them: each property exists, has the same type, and may be null
/// when it may be missing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FromApiAttribute(string service, params string[] schemas) : Attribute
{
    public string Service => service;

    public IReadOnlyList<string> Schemas => schemas;
}

/// <summary>The schema in a service's API description that a record is sent as. A test compares them: no property is missing or unknown.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ToApiAttribute(string service, string schema) : Attribute
{
    public string Service => service;

    public string Schema => schema;
}
