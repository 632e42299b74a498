using System.Diagnostics;
using System.Text.Json;

namespace Ksf.TestKit;

/// <summary>
/// What the app host tells of a running platform in <c>run.json</c>: its programs, their settings and addresses. (Also compiled into the bench, which
/// has no other use for this library.)
/// </summary>
public sealed class RunFile : IDisposable
{
    private readonly JsonDocument _file;

    private RunFile(JsonDocument file) => _file = file;

    /// <summary>The id of the app host's own process.</summary>
    public int HostProcess => _file.RootElement.GetProperty("pid").GetInt32();

    /// <summary>Where people find the gateway, and the portal behind it.</summary>
    public Uri Gateway => Address("gateway");

    /// <summary>Where people find the identity provider.</summary>
    public Uri Identity => Address("identity");

    /// <param name="state">The folder in <c>KSF_STATE</c> of a platform that is ready.</param>
    public static async Task<RunFile> ReadAsync(string state) => new(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(state, "run.json"))));

    /// <summary>Where a resource itself listens.</summary>
    public Uri Endpoint(string resource, string name = "http") =>
        new(_file.RootElement.GetProperty("endpoints").GetProperty(resource).GetProperty(name).GetString()!);

    /// <summary>The broker's address for a deployment, with user and password.</summary>
    public Uri Broker(string deployment) => new(Setting($"{deployment}-registry", "ConnectionStrings__broker"));

    /// <summary>A connection string of the model, by its name.</summary>
    public Uri ConnectionString(string name) => new(_file.RootElement.GetProperty("connectionStrings").GetProperty(name).GetString()!);

    /// <summary>An environment variable that a program was started with.</summary>
    public string Setting(string program, string variable) => Program(program).GetProperty("environment").GetProperty(variable).GetString()!;

    /// <summary>The ids of each program's processes.</summary>
    public IReadOnlyDictionary<string, int[]> Processes => _file.RootElement.GetProperty("programs").EnumerateObject()
        .Where(program => program.Value.TryGetProperty("processes", out _))
        .ToDictionary(program => program.Name, program => program.Value.GetProperty("processes").EnumerateArray().Select(id => id.GetInt32()).ToArray());

    /// <summary>The id of a program's process.</summary>
    public int ProcessOf(string program) => Program(program).GetProperty("processes")[0].GetInt32();

    /// <summary>A program of the platform once more, with the settings that it runs with but for those given.</summary>
    public ProcessStartInfo PrepareLike(string program, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var like = Program(program);
        var start = new ProcessStartInfo(
            like.GetProperty("command").GetString()!, [.. like.GetProperty("args").EnumerateArray().Select(a => a.GetString()!), .. arguments])
        {
            WorkingDirectory = like.GetProperty("directory").GetString()!,
            UseShellExecute = false,
        };
        foreach (var variable in like.GetProperty("environment").EnumerateObject())
            start.Environment[variable.Name] = variable.Value.GetString();
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return start;
    }

    public void Dispose() => _file.Dispose();

    private Uri Address(string name) => new(_file.RootElement.GetProperty("addresses").GetProperty(name).GetString()!);

    private JsonElement Program(string name) => _file.RootElement.GetProperty("programs").GetProperty(name);
}
