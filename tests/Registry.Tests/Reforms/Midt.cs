using System.Globalization;
using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.Registry.ReferenceData;
using Ksf.Registry.Reforms;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Registry.Tests.Reforms;

/// <summary>The Registry of KSF Midt on a day before a reform, with a clock that the test sets. It knows the municipalities of Møre og Romsdal and Trøndelag.</summary>
internal sealed class Midt : IAsyncDisposable
{
    private readonly ShiftedTime _time;
    private readonly string _deployment;

    private Midt(string deployment, ServiceUnderTest<RegistryDbContext> registry, ShiftedTime time, IReadOnlyList<MunicipalityState> municipalities) =>
        (_deployment, Registry, _time, Municipalities) = (deployment, registry, time, municipalities);

    public ServiceUnderTest<RegistryDbContext> Registry { get; }

    public IReadOnlyList<MunicipalityState> Municipalities { get; private set; }

    public HttpClient Secretariat { get; private set; } = null!;

    public HttpClient Anyone { get; private set; } = null!;

    /// <summary>The real files, with regions that reach back before 2024, and with these changes to come.</summary>
    public static ReferenceFiles Files(params ChangeRow[] changes) => RealData.Files with
    {
        Changes = [.. RealData.Files.Changes, .. changes],
        Regions = [.. RealData.Files.Regions.Select(region => region.Deployment == "midt" ? region with { ValidFrom = new DateOnly(2020, 1, 1) } : region)],
    };

    public static ChangeRow Change(string old, string @new, string oldName, string newName, string on, ChangeKind kind) =>
        new(old, @new, oldName, newName, RealData.Day(on), kind);

    /// <param name="today">The day on which it starts.</param>
    /// <param name="files">What the register knows.</param>
    /// <param name="deployment">Another region than Midt.</param>
    /// <param name="folder">Of the nation: the same as files in a folder, which it reads itself.</param>
    public static async Task<Midt> StartAsync(string today, ReferenceFiles files, string deployment = "midt", string? folder = null)
    {
        var time = new ShiftedTime(ShiftedTime.NoonOf(RealData.Day(today)));
        var registry = await ServiceUnderTest<RegistryDbContext>.StartAsync(deployment, time, ("Ksf:Structure", "none"), (LoadReferenceData.Folder, folder ?? ""));
        var midt = new Midt(deployment, registry, time, MunicipalityHistory.Of(files));
        if (folder is null)
            await midt.RegisterAsync(files);
        // The Registry restates its own roles first, and what it has not restated is no copy of it.
        await Poll.UntilAsync(
            () => registry.QueryAsync<long>("select count(*) from platform.copies where name ilike '%role%' and filled_at is not null"), filled => filled > 0, TimeSpan.FromSeconds(20));
        midt.Secretariat = await registry.SignInAsync("sekretariat", ServiceDefaults.Access.Roles.RegionalSecretariat, StableId.OfDeployment(deployment));
        midt.Anyone = await registry.SignInAsync("leser", ServiceDefaults.Access.Roles.RdContact, midt.IdOf("1506"));
        return midt;
    }

    /// <summary>Tells of the regions and municipalities as files have them, as the national Registry does.</summary>
    public async Task RegisterAsync(ReferenceFiles files, long sequence = 1)
    {
        string[] counties = ["15", "50"];
        Municipalities = [.. MunicipalityHistory.Of(files).Where(municipality => municipality.Versions.Any(version => counties.Contains(version.CountyNumber) || version.Number == "0301"))];
        foreach (var region in Register.Regions(files))
            await Registry.SayAsync("registered", region, deployment: "nasjonal", sequence: sequence);
        foreach (var municipality in Municipalities)
            await Registry.SayAsync("registered", municipality, deployment: "nasjonal", sequence: sequence);
        await Poll.UntilAsync(
            () => Registry.QueryAsync<long>("select count(*) from municipalities where sequence = $1", sequence), known => known == Municipalities.Count, TimeSpan.FromSeconds(30));
    }

    /// <summary>The day comes, and the reform is applied.</summary>
    public Task<int> BecomesAsync(string day)
    {
        _time.SetTo(RealData.Day(day));
        return ApplyAsync();
    }

    public Task<int> ApplyAsync() => Registry.Services.GetRequiredService<ApplyReforms>().RunAsync(TestContext.Current.CancellationToken);

    public Guid IdOf(string number) => Municipalities.Last(municipality => municipality.Versions.Any(version => version.Number == number)).Id;

    public async Task<JsonElement> FoundAsync(string name, string[] members, string? engine = null, string area = "health-and-care")
    {
        using var answer = await Secretariat.CreateAsync("/v1/clusters", new
        {
            name,
            foundedOn = "2021-01-01",
            members,
            engines = engine is null ? [] : new[] { engine },
            areas = new[] { area },
            waiver = "Partnere kommer senere.",
        });
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    public async Task<JsonElement> BodyAsync(string name, params object[] seats)
    {
        using var answer = await Secretariat.CreateAsync("/v1/bodies", new { owner = _deployment, name, kind = "cooperation-body", seats });
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    public async Task<JsonElement> SignAsync(string name, string[] parties, int firstYear, params decimal[] amounts)
    {
        var from = $"{firstYear - 1}-01-01";
        using var answer = await Secretariat.CreateAsync("/v1/agreements", new { name, from, parties = parties.Select(party => new { party, signedOn = from }) });
        var agreement = await answer.JsonAsync(HttpStatusCode.Created);
        if (amounts.Length == 0)
            return agreement;
        using var financed = await Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/agreements/{agreement.Text("id")}/financing-keys", "\"1\"", new
            {
                fromYear = firstYear - 1,
                toYear = firstYear + 2,
                sum = amounts.Sum(),
                method = "fixed-sums",
                shares = parties.Zip(amounts, (party, amount) => new { party, kind = "cash", amount }),
            });
        return await financed.JsonAsync();
    }

    public async Task<string> PersonAsync(string name)
    {
        using var answer = await Secretariat.CreateAsync("/v1/persons", new { name, workEmail = "fou@example.no", issuer = Registry.Issuer.Authority, sub = name });
        return (await answer.JsonAsync(HttpStatusCode.Created)).Text("id");
    }

    public async Task<JsonElement> RoleAsync(string actor, string organisation)
    {
        using var answer = await Secretariat.CreateAsync("/v1/roles", new { actor, organisation, role = "rd-contact", from = "2022-01-01" });
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    public Task<List<JsonElement>> SettlementsAsync(string status = "open") => Secretariat.ReadAllAsync($"/v1/settlements?status={status}");

    public async Task<HttpResponseMessage> TryDecideAsync(JsonElement settlement, object decision, string query = "", string version = "\"1\"") =>
        await Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/settlements/{settlement.Text("id")}/decision{query}", version, decision);

    public async Task<JsonElement> DecideAsync(JsonElement settlement, string? reason, params Guid[] successors)
    {
        using var answer = await TryDecideAsync(settlement, new { successors, reason });
        return await answer.JsonAsync();
    }

    public Task<JsonElement> ReadAsync(string noun, JsonElement record, string? on = null) =>
        Anyone.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/v1/{noun}/{record.Text("id")}{(on is null ? "" : $"?on={on}")}"));

    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    /// <summary>Who is a member on the day: number, and whether it is an engine and counted.</summary>
    public static IEnumerable<string> Members(JsonElement cluster) => cluster.Items("members").Select(member =>
        $"{member.Text("number")}{(member.GetProperty("engine").GetBoolean() ? " motor" : "")}{(member.GetProperty("primary").GetBoolean() ? " telt" : "")}");

    /// <summary>The kinds and names of what waits.</summary>
    public static IEnumerable<string> Names(IEnumerable<JsonElement> settlements) =>
        settlements.Select(settlement => $"{settlement.Text("part")} {settlement.TextOrNull("recordName") ?? settlement.TextOrNull("holder")}".TrimEnd()).Order(StringComparer.Ordinal);
}
