using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>The command line of a project or an executable.</summary>
internal static class LocalProgram
{
    public static ProgramToRun Of(Resource resource, IReadOnlyDictionary<string, string> environment)
    {
        var args = resource.Settings.Args.Select(arg => arg.ToString() ?? "");
        var program = resource switch
        {
            ExecutableResource executable => new ProgramToRun(executable.Command, args, executable.WorkingDirectory),
            ProjectResource project => Of(project, args),
            _ => throw new NotSupportedException($"{resource.Name}: this host cannot run {resource.GetType().Name}."),
        };
        return program with { Environment = environment };
    }

    private static ProgramToRun Of(ProjectResource project, IEnumerable<string> args)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        var root = Path.GetDirectoryName(project.ProjectPath);
        while (root is not null && !Directory.Exists(Path.Combine(root, "artifacts")))
            root = Path.GetDirectoryName(root);

        var built = new[] { $"publish/{name}/release_linux-x64", $"bin/{name}/release", $"bin/{name}/debug" }
            .Select(folder => Path.Combine(root ?? "/", "artifacts", folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.runtimeconfig.json"))
            .FirstOrDefault()
            ?? throw new DistributedApplicationException($"{project.Name}: {project.ProjectPath} is not built; ./ksf run builds it.");

        // A published program finds its settings and web files beside itself, a built one in its project.
        var folder = built.Contains("/publish/", StringComparison.Ordinal) ? built : project.ProjectPath;
        return new("dotnet", [built.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal), .. args], Path.GetDirectoryName(folder)!);
    }
}
