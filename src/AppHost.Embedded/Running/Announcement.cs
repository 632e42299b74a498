using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>
/// Reports a run's addresses: on the console to people, and in <c>run.json</c> to other programs (<c>./ksf resync</c>, tests, the bench).
/// </summary>
internal sealed class Announcement(IEnumerable<Progress> resources, Options options)
{
    private readonly IReadOnlyList<Progress> _resources = [.. resources];

    public IEnumerable<string> ForPeople(Dashboard? dashboard)
    {
        yield return "ready";

        foreach (var (name, url) in Addresses())
            yield return $"  {name,-10} {url}";
        if (dashboard is not null)
            yield return $"  {"dashboard",-10} {dashboard.Url}";
        if (options.People is { } people && File.Exists(people))
        {
            yield return "Sign in as one of:";
            foreach (var label in Labels(people))
                yield return $"  {label}";
        }
    }

    /// <summary>Contains passwords, so only its owner may read it.</summary>
    public async Task<object> ForProgramsAsync() => new
    {
        pid = Environment.ProcessId,
        addresses = Addresses().ToDictionary(address => address.Name, address => address.Url),
        connectionStrings = await ConnectionStringsAsync(),
        endpoints = _resources.Where(one => one.Resource.Settings.Endpoints.Count > 0).ToDictionary(
            one => one.Resource.Name,
            one => one.Resource.Settings.Endpoints.ToDictionary(endpoint => endpoint.Key, endpoint => endpoint.Value.Url)),
        programs = _resources.Where(one => one.Program is not null).ToDictionary(one => one.Resource.Name, one => new
        {
            command = one.Program!.Command,
            args = one.Program.Args,
            directory = one.Program.Directory,
            environment = one.Program.Environment,
            processes = one.Processes.Select(process => process.Id),
        }),
    };

    private IEnumerable<(string Name, string Url)> Addresses() =>
        from one in _resources
        from endpoint in one.Resource.Settings.Endpoints.Values
        where endpoint.External
        orderby endpoint.Port
        select (one.Resource.Name, endpoint.Url);

    private async Task<Dictionary<string, string?>> ConnectionStringsAsync()
    {
        var found = new Dictionary<string, string?>();
        foreach (var resource in _resources.Select(one => one.Resource).OfType<IResourceWithConnectionString>())
            found[resource.Name] = await resource.GetConnectionStringAsync();
        return found;
    }

    private static List<string> Labels(string people)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(people));
        return [.. file.RootElement.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("label").GetString()!)];
    }
}
