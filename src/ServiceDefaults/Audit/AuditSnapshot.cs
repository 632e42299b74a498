using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Audit;

/// <summary>A property that holds a name, an address or another identity of a person. It is not written to the audit, which holds opaque ids.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>All fields of a record as JSON, those that are not public too.</summary>
public static class AuditSnapshot
{
    private static readonly JsonSerializerOptions Json = new(CloudEvent.Json)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutPersonal } },
    };

    /// <summary>The snapshot of a record.</summary>
    public static string Of(object record) => JsonSerializer.Serialize(record, record.GetType(), Json);

    private static void LeaveOutPersonal(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), inherit: true) is true)
                property.ShouldSerialize = (_, _) => false;
        }
    }
}
