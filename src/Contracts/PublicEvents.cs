using System.Collections.Frozen;
using System.Reflection;

namespace Ksf.Contracts;

/// <summary>All events that an integrator may read, by type.</summary>
public static class PublicEvents
{
    /// <summary>CloudEvents <c>type</c> to the record of its data.</summary>
    public static FrozenDictionary<string, Type> ByType { get; } = typeof(PublicEvents).Assembly.GetTypes()
        .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IEvent)) && !type.IsAssignableTo(typeof(IAccessEvent)))
        .ToFrozenDictionary(type => (string)type.GetProperty(nameof(IEvent.Type), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!, StringComparer.Ordinal);
}
