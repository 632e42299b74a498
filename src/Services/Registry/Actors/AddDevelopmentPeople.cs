using System.Text.Json;
using Ksf.Contracts;
using Ksf.Registry.Municipalities;
using Ksf.Registry.ReferenceData;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Actors;

/// <summary>
/// In development, gives the people and machines in DevIdentity's people.json their roles. Municipality ids come from the reference data,
/// because a regional Registry has not received any municipality when this runs.
/// </summary>
internal sealed class AddDevelopmentPeople(
    IServiceScopeFactory scopes, IConfiguration configuration, IHostEnvironment environment, Deployment deployment, TimeProvider time) : IMigrationStep
{
    private const string PeopleFilePath = "Ksf:People";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || configuration[PeopleFilePath] is not { Length: > 0 } path)
            return;

        var issuer = Setting.Required(configuration, "Identity:Authority", "the address of the identity provider");
        var folder = Setting.Required(configuration, LoadReferenceData.Folder, "the path of the folder data/");
        await using var json = File.OpenRead(path);
        var people = (await JsonSerializer.DeserializeAsync<PeopleFile>(json, JsonSerializerOptions.Web, cancellationToken))!;
        var numbers = MunicipalitiesToday(folder);

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InitialAccess>().AddAsync(
            people.People.Select(person => Of(ActorKind.Person, person.Label, person.Sub, person.Roles))
                .Concat(people.Machines.Select(machine => Of(ActorKind.System, machine.Label, machine.Consumer, machine.Roles)))
                .Where(actor => actor.Roles.Count > 0),
            cancellationToken);

        InitialActor Of(ActorKind kind, string label, string subject, IReadOnlyList<PeopleRole> roles) => new(
            kind, label, new Identity(issuer, subject),
            [.. roles.Where(role => role.Deployment == deployment.Id).Select(role => (OrganisationId(role.Organisation, numbers), role.Role))]);
    }

    private Dictionary<string, Guid> MunicipalitiesToday(string folder)
    {
        var today = time.TodayInNorway();
        return Register.Municipalities(ReferenceFiles.Read(folder))
            .SelectMany(municipality => municipality.Versions.Where(version => version.IsValidOn(today)), (municipality, version) => (version.Number, municipality.Id))
            .ToDictionary();
    }

    private Guid OrganisationId(string organisation, Dictionary<string, Guid> numbers) => organisation == deployment.Id
        ? StableId.OfDeployment(organisation)
        : numbers.TryGetValue(organisation, out var id)
            ? id
            : throw new ReferenceDataException($"people.json: {organisation} is neither {deployment.Id} nor the number of a municipality today.");

    private sealed record PeopleFile(IReadOnlyList<Person> People, IReadOnlyList<Machine> Machines);

    private sealed record Person(string Sub, string Label, IReadOnlyList<PeopleRole> Roles);

    private sealed record Machine(string Label, string Consumer, IReadOnlyList<PeopleRole> Roles);

    private sealed record PeopleRole(string Deployment, string Organisation, string Role);
}
