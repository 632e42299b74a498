using System.Reflection;
using Ksf.Contracts;
using Ksf.ServiceDefaults;

namespace Ksf.Architecture.Tests;

/// <summary>The programs and libraries whose shape these tests hold.</summary>
internal static class Programs
{
    public static readonly string[] Services = ["Ksf.Registry", "Ksf.KnowledgeSupport", "Ksf.Funding", "Ksf.Events"];

    public static readonly string[] All = [.. Services, "Ksf.Gateway", "Ksf.Portal"];

    public static readonly Assembly Contracts = typeof(IState).Assembly;

    public static readonly Assembly ServiceDefaults = typeof(KsfService).Assembly;

    public static Assembly Load(string name) => Assembly.Load(name);

    /// <summary>Types that people wrote: not what the compiler, Razor or EF Core's migrations generate.</summary>
    public static IEnumerable<Type> WrittenTypes(this Assembly assembly) => assembly.GetTypes().Where(type =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && type.Name is not "_Imports"
        && type.Namespace?.StartsWith("Ksf", StringComparison.Ordinal) is true
        && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent)));
}
