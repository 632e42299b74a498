using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Audit;

/// <summary>
/// Marks a property that identifies a person, such as a name or an e-mail address. The audit leaves it out, because it holds only opaque
/// ids.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>Serialises all fields of a record, including those that are not public.</summary>
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
