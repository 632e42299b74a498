using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>The command line of a project or an executable.</summary>
internal static class LocalProgram
{
    public static ProgramToRun Of(Resource resource, bool published, IReadOnlyDictionary<string, string> environment)
    {
        var args = resource.Settings.Args.Select(arg => arg.ToString() ?? "");
        var program = resource switch
        {
            ExecutableResource executable => new ProgramToRun(executable.Command, args, executable.WorkingDirectory),
            ProjectResource project => Of(project, published, args),
            _ => throw new NotSupportedException($"{resource.Name}: this host cannot run {resource.GetType().Name}."),
        };
        return program with { Environment = environment };
    }

    private static ProgramToRun Of(ProjectResource project, bool published, IEnumerable<string> args)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        var root = Path.GetDirectoryName(project.ProjectPath);
        while (root is not null && !Directory.Exists(Path.Combine(root, "artifacts")))
            root = Path.GetDirectoryName(root);

        string[] places = published ? ["publish/Platform/release_linux-x64"] : [$"bin/{name}/debug", $"bin/{name}/release"];
        var built = places
            .Select(place => Path.Combine(root ?? "/", "artifacts", place))
            .Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place, $"*{name}.runtimeconfig.json"))
            .MaxBy(File.GetLastWriteTimeUtc)
            ?? throw new DistributedApplicationException($"{project.ProjectPath} is not built; ./ksf run builds it");

        // From its project's folder, as `dotnet run` does: there are its settings and web files.
        return new(
            "dotnet",
            [built.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal), .. args],
            Path.GetDirectoryName(project.ProjectPath)!);
    }
}
