using System.Reflection;

namespace Projects;

internal sealed class Gateway() : BuiltProject("../Gateway/Gateway.csproj");

internal sealed class Portal() : BuiltProject("../Portal/Portal.csproj");

internal sealed class Registry() : BuiltProject("../Services/Registry/Registry.csproj");

internal sealed class KnowledgeSupport() : BuiltProject("../Services/KnowledgeSupport/KnowledgeSupport.csproj");

internal sealed class Funding() : BuiltProject("../Services/Funding/Funding.csproj");

internal sealed class Events() : BuiltProject("../Services/Events/Events.csproj");

/// <summary>
/// A program of the platform. All are built before the host starts, because Aspire starts each with `dotnet run` and concurrent builds
/// overwrite each other's files.
/// </summary>
/// <param name="path">Path of the project file, relative to the app host's folder.</param>
internal abstract class BuiltProject(string path) : IProjectMetadata
{
    private static readonly string AppHostFolder = typeof(BuiltProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => string.Equals(metadata.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase)).Value!;

    public string ProjectPath { get; } = Path.GetFullPath(path, AppHostFolder);

    public bool SuppressBuild => true;
}
