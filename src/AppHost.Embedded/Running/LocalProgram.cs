using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>The command line of a project or an executable.</summary>
internal static class LocalProgram
{
    public static async Task<ProgramToRun> OfAsync(Resource resource, Options options, CancellationToken cancel)
    {
        var args = resource.Settings.Args;
        var program = resource switch
        {
            ExecutableResource executable => new ProgramToRun(executable.Command, args, executable.WorkingDirectory),
            ProjectResource project => Of(project, options.Published, args),
            _ => throw new NotSupportedException($"{resource.Name}: this host cannot run {resource.GetType().Name}."),
        };
        return program with { Environment = await EnvironmentOfAsync(resource, options.OtlpEndpoint, cancel) };
    }

    /// <summary>The variables that Aspire gives a program, in Aspire's names.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> EnvironmentOfAsync(
        Resource resource, string? otlpEndpoint, CancellationToken cancel)
    {
        var variables = new Dictionary<string, string> { ["OTEL_SERVICE_NAME"] = resource.Name };
        if (otlpEndpoint is not null)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlpEndpoint;
            // Defaults to the dashboard's protocol. The environment can set another for a custom collector.
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = System.Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL") ?? "grpc";
        }
        var endpoints = resource.Settings.Endpoints.Values;
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.PortVariable is not null))
            variables[endpoint.PortVariable!] = endpoint.Port.ToString(CultureInfo.InvariantCulture);
        if (resource is ProjectResource && endpoints.Count > 0)
            variables["ASPNETCORE_URLS"] = string.Join(';', endpoints.Select(endpoint => endpoint.Url));
        foreach (var (name, value) in resource.Settings.Environment)
            variables[name] = await value.GetValueAsync(cancel) ?? "";
        return variables;
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

        // Runs in its project's folder, as `dotnet run` does, where its settings and web files are.
        return new(
            "dotnet",
            [built.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal), .. args],
            Path.GetDirectoryName(project.ProjectPath)!);
    }
}
