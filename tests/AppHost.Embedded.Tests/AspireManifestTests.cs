using System.Reflection;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Ksf.AppHost.Embedded.Running;
using Ksf.TestKit;

namespace Ksf.AppHost.Embedded.Tests;

/// <summary>The same model under both hosts: built against Aspire's real packages, it writes a manifest with what the embedded host has.</summary>
public sealed class AspireManifestTests : IDisposable
{
    private const string Deployments = "nasjonal,vest";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ksf-manifest-");

    [Fact]
    public async Task Aspires_manifest_has_the_resources_of_the_embedded_model()
    {
        var project = Repository.Path("src", "AppHost", "AppHost.csproj");
        await Commands.RunAsync("dotnet", ["build", project, "-p:KsfHost=aspire", "-nologo", "-v:q", "--disable-build-servers"]);
        var file = Path.Combine(_folder.FullName, "manifest.json");
        var program = Repository.Path("artifacts", "aspire", "bin", "AppHost", "debug", "Ksf.AppHost.dll");
        await Commands.RunAsync("dotnet", [program, "--publisher", "manifest", "--output-path", file, "--deployments", Deployments]);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["resources"]!.AsObject();
        var model = EmbeddedModel();

        // Values that Aspire derives from others, such as a password written for an address, are resources of its own.
        var ofTheModel = manifest.Where(resource => (string?)resource.Value!["type"] != "annotated.string").ToDictionary();
        Assert.Equal(model.Select(resource => $"{resource.Name}: {TypeOf(resource)}").Order(),
            ofTheModel.Select(resource => $"{resource.Key}: {resource.Value!["type"]}").Order());
        Assert.Contains(model, resource => resource.Settings.Environment.Count > 0);
        Assert.Each(model, resource => AssertSame(resource, ofTheModel[resource.Name]!));
    }

    private static void AssertSame(Resource resource, JsonNode manifest)
    {
        var settings = resource.Settings;
        Assert.Equal(settings.Args, manifest["args"]?.AsArray().Select(arg => (string)arg!) ?? []);
        foreach (var (name, value) in settings.Environment)
            Assert.Equal($"{name}={ExpressionOf(value)}", $"{name}={manifest["env"]?[name]}");
        var bindings = manifest["bindings"]?.AsObject() ?? [];
        Assert.Equal(settings.Endpoints.Keys.Order(), bindings.Select(binding => binding.Key).Order());
        foreach (var (name, endpoint) in settings.Endpoints)
        {
            var binding = bindings[name]!;
            Assert.Equal(endpoint.External, (bool?)binding["external"] ?? false);
            Assert.Equal(endpoint.RequestedPort, (int?)binding["port"]);
        }
        if (resource is ProjectResource project)
            Assert.Equal(Path.GetFileName(project.ProjectPath), Path.GetFileName((string?)manifest["path"]));
    }

    private static string TypeOf(Resource resource) => resource switch
    {
        ParameterResource => "parameter.v0",
        ContainerResource => "container.v0",
        ExecutableResource => "executable.v0",
        ProjectResource => "project.v0",
        _ => "value.v0",
    };

    private static string ExpressionOf(IValueProvider value) => value switch
    {
        Literal literal => literal.Text,
        EndpointReference endpoint => $"{{{endpoint.Owner.Name}.bindings.{endpoint.EndpointName}.url}}",
        ParameterResource parameter => $"{{{parameter.Name}.value}}",
        IResourceWithConnectionString server => $"{{{server.Name}.connectionString}}",
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    /// <summary>Runs the app host up to the point where its model is whole.</summary>
    private static IReadOnlyList<Resource> EmbeddedModel()
    {
        IReadOnlyList<Resource>? model = null;
        DistributedApplicationBuilder.Observer.Value = resources =>
        {
            model = resources;
            throw new ModelIsWholeException();
        };
        var main = typeof(BrokerDefinitions).Assembly.EntryPoint!;
        Assert.Throws<ModelIsWholeException>(() =>
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [new[] { "--deployments", Deployments }], culture: null));
        return model!;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class ModelIsWholeException : Exception;
}
