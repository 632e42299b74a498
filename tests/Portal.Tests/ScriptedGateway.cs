using System.Net;
using System.Net.Http.Json;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;

namespace Ksf.Portal.Tests;

/// <summary>
/// Stands where the gateway is called and answers as a test says, for what is hard to make the real services do: be slow, be down, answer
/// wrongly. The real ones are behind the portal in System.Tests.
/// </summary>
internal sealed class ScriptedGateway : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _answers = [];
    private readonly Lock _lock = new();

    /// <summary>What was posted to be done: address, Idempotency-Key, body.</summary>
    public List<(string Address, string Key, string Body)> Posted { get; } = [];

    /// <summary>What was posted only to be checked: address and body. Everything is found right, unless <c>"POST /… dry"</c> has an answer.</summary>
    public List<(string Address, string Body)> Checked { get; } = [];

    /// <summary>What was put: address, If-Match, body.</summary>
    public List<(string Address, string Version, string Body)> Put { get; } = [];

    /// <summary>Address and query of each request.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Accept-Language of each request.</summary>
    public List<string> Languages { get; } = [];

    public ScriptedGateway()
    {
        Deployments(("vest", "up"), ("midt", "up"));
        Roles("vest", Role("rd-contact", "Askøy", "4627"));
        Roles("midt");
        foreach (var list in (string[])["overview/needs", "public/needs"])
            On($"GET /vest/knowledge/v1/{list}", HttpStatusCode.OK, List());
        On("GET /vest/knowledge/v1/tasks", HttpStatusCode.OK, List());
        On("GET /vest/knowledge/v1/endorsements", HttpStatusCode.OK, List());
        Register();
        On("GET /vest/knowledge/v1/public/needs/figures", HttpStatusCode.OK, new { total = 0, municipalities = 0, byMunicipality = Array.Empty<object>() });
    }

    /// <summary>The nation's register: three municipalities, two regions and two clusters, as Registry answers them.</summary>
    private void Register()
    {
        On("GET /nasjonal/registry/v1/counties", HttpStatusCode.OK, PageOf(new { number = "46", name = "Vestland" }, new { number = "03", name = "Oslo" }));
        On("GET /nasjonal/registry/v1/regions", HttpStatusCode.OK, PageOf(
            new { deployment = "midt", name = "KSF Midt", host = "5001", hostName = "Trondheim", counties = new[] { "50" }, validFrom = "2024-01-01" },
            new { deployment = "vest", name = "KSF Vest", host = "4601", hostName = "Bergen", counties = new[] { "46" }, validFrom = "2024-01-01" }));
        On("GET /nasjonal/registry/v1/municipalities", HttpStatusCode.OK, PageOf(
            Municipality("0301", "Oslo", null, 717_710), Municipality("4601", "Bergen", "vest", 291_940), Municipality("4627", "Askøy", "vest", 30_145)));
        On("GET /nasjonal/registry/v1/clusters", HttpStatusCode.OK, PageOf(Cluster(), Cluster("Bodøklynge", "bodoklynge", "idea", members: false)));
        On("GET /nasjonal/registry/v1/parties", HttpStatusCode.OK, PageOf(new { id = StableId.Of("party/UiB"), kind = "institution", name = "Universitetet i Bergen" }));
        On("GET /nasjonal/registry/v1/clusters/kunnskapskommunen", HttpStatusCode.OK, Cluster(), etag: "\"3\"");
        On("GET /nasjonal/registry/v1/open-data", HttpStatusCode.OK, Catalogue());
        On("GET /nasjonal/registry/v1/cluster-models", HttpStatusCode.OK, new
        {
            items = new[]
            {
                new { key = "three-levels", name = "Tre nivåer", description = "Styringsgruppen møtes to ganger i året." },
                new { key = "health-community", name = "Bygger på et helsefellesskap", description = "Ingen er motorkommune." },
            },
        });
        On("GET /nasjonal/registry/v1/legal-forms", HttpStatusCode.OK, new { items = new[] { new { form = "none", name = "Samarbeid uten egen form" }, new { form = "political-council", name = "Interkommunalt politisk råd" } } });
        On("GET /nasjonal/registry/v1/bodies", HttpStatusCode.OK, PageOf(Body()));
        On("GET /nasjonal/registry/v1/bodies/samarbeidsorganet", HttpStatusCode.OK, Body(), etag: "\"5\"");
        On("GET /nasjonal/registry/v1/agreements", HttpStatusCode.OK, PageOf(Agreement()));
        On("GET /nasjonal/registry/v1/positions", HttpStatusCode.OK, PageOf(Position()));
        On($"GET /nasjonal/registry/v1/agreements/{AgreementId}", HttpStatusCode.OK, Agreement(), etag: "\"2\"");
        On("GET /nasjonal/registry/v1/clusters/bodoklynge", HttpStatusCode.OK, Cluster("Bodøklynge", "bodoklynge", "idea", members: false));
        foreach (var (number, before, name) in ((string, string, string)[])[("0301", "0301", "Oslo"), ("4601", "1201", "Bergen"), ("4627", "1247", "Askøy"), ("5001", "5001", "Trondheim")])
        {
            On($"GET /nasjonal/registry/v1/municipalities/{number}/history", HttpStatusCode.OK, new
            {
                id = StableId.Of($"municipality/{number}"),
                versions = new object[]
                {
                    new { number = before, displayName = name, countyNumber = before[..2], validFrom = "2017-01-01", validTo = "2020-01-01" },
                    new { number, displayName = name, countyNumber = number[..2], region = "vest", validFrom = "2020-01-01" },
                },
                successors = Array.Empty<object>(),
            });
        }
    }

    /// <summary>A position with two employers as Registry answers it.</summary>
    public static object Position(string? name = null, params string[] actions) => new
    {
        id = StableId.Of("position/phd"),
        deployment = "vest",
        kind = "public-sector-phd",
        title = "Fall i hjemmet",
        employers = new object[]
        {
            new { party = new { id = StableId.Of("municipality/4601"), number = "4601", name = "Bergen" }, percent = 75 },
            new { party = new { id = StableId.Of("party/UiB"), number = (string?)null, name = "Universitetet i Bergen" }, percent = 25 },
        },
        from = "2024-08-01",
        to = "2028-08-01",
        status = "active",
        cluster = (object?)null,
        areas = new[] { "health-and-care" },
        funding = "Forskningsrådet",
        name,
        actions,
    };

    public static object PageOf(params object[] items) => new { items, next = (string?)null };

    public static object Municipality(string number, string name, string? region, int population) => new
    {
        id = StableId.Of($"municipality/{number}"),
        number,
        displayName = name,
        parallelNames = Array.Empty<string>(),
        county = number[..2],
        region,
        population,
        centralityClass = 2,
    };

    /// <summary>A cluster as Registry answers it, to one who may do these things with it.</summary>
    public static Dictionary<string, object?> Cluster(
        string name = "Kunnskapskommunen", string slug = "kunnskapskommunen", string status = "established", bool members = true, params string[] actions)
    {
        var bergen = StableId.Of("municipality/4601");
        object[] municipalities = [new { id = bergen, number = "4601", name = "Bergen", engine = true, primary = true, countedIn = new[] { "health-and-care" }, anchored = false }];
        object[] parts =
        [
            Part(bergen, "4601", "Bergen", "member"),
            Part(bergen, "4601", "Bergen", "engine"),
            Part(StableId.Of("party/UiB"), null, "Universitetet i Bergen", "partner", "2019-03-01", "2021-01-01"),
        ];
        return new()
        {
            ["id"] = StableId.Of($"cluster/{slug}"),
            ["deployment"] = "vest",
            ["name"] = name,
            ["slug"] = slug,
            ["status"] = status,
            ["foundedOn"] = "2015-01-01",
            ["foundedPrecision"] = "year",
            ["areas"] = new[] { "health-and-care" },
            ["restsOn"] = null,
            ["members"] = members ? municipalities : [],
            ["participations"] = members ? parts : [],
            ["waiver"] = null,
            ["sources"] = new[] { "evaluation-2023" },
            ["beginsOn"] = null,
            ["endsOn"] = null,
            ["mergedInto"] = null,
            ["legalForm"] = null,
            ["plans"] = Array.Empty<object>(),
            ["model"] = null,
            ["ahead"] = Array.Empty<object>(),
            ["unsettled"] = Array.Empty<object>(),
            ["actions"] = actions,
        };
    }

    /// <summary>A body as Registry answers it, to one who may do these things with it.</summary>
    public static Dictionary<string, object?> Body(params string[] actions) => new()
    {
        ["id"] = StableId.Of("body/samarbeidsorganet"),
        ["deployment"] = "vest",
        ["name"] = "Samarbeidsorganet",
        ["slug"] = "samarbeidsorganet",
        ["kind"] = "cooperation-body",
        ["status"] = "active",
        ["owner"] = new { id = StableId.OfDeployment("vest"), number = (string?)null, name = "KSF Vest" },
        ["secretariat"] = new { id = StableId.Of("municipality/4601"), number = "4601", name = "Bergen" },
        ["foundedOn"] = null,
        ["leaderSeat"] = null,
        ["seats"] = new object[]
        {
            Seat("municipal", voting: true, "Den ene av de to største klyngene", new { id = StableId.Of("holding/1"), person = Guid.Empty, name = "Kari", nameIsPublic = true, from = "2024-01-01", to = (string?)null }),
            Seat("association", voting: true, null, new { id = StableId.Of("holding/2"), person = Guid.Empty, name = (string?)null, nameIsPublic = false, from = "2024-01-01", to = (string?)null }),
            Seat("authority", voting: false, null, null),
        },
        ["readings"] = new[] { new { key = "everybody", name = "Alle som har stemme", municipalSide = new[] { "municipal" }, otherSide = new[] { "association" }, source = (string?)null } },
        ["rules"] = new[] { new { key = "majority", strength = "hard", measure = "majority", text = "Kommunene skal ha flertall.", kinds = Array.Empty<string>(), readings = Array.Empty<string>(), source = "report-2019" } },
        ["findings"] = new[]
        {
            new { rule = "majority", reading = "everybody", strength = "hard", outcome = "broken", counted = new { least = 6, greatest = 6 }, others = new { least = 9, greatest = 10 }, waived = false, sentence = "Kommunene har 6 av 15 eller 16 stemmer. Det er ikke flertall." },
        },
        ["waivers"] = new[] { new { rule = "majority", on = "2024-02-01", reason = "Etter vedtak." } },
        ["powers"] = new[] { new { power = "advise", standing = "given", held = true }, new { power = "decide-awards", standing = "excluded", held = false }, new { power = "escalate", standing = "not-mentioned", held = false } },
        ["mandate"] = new { version = 1, given = new[] { "advise" }, excluded = new[] { "decide-awards" }, from = "2022-01-01", to = "2027-01-01", condition = "Så lenge finansieringen fortsetter", lapsedOn = (string?)null, evaluatedAtEnd = true, source = "mandate-vest-2022" },
        ["mandates"] = Array.Empty<object>(),
        ["sources"] = new[] { "evaluation-2023" },
        ["actions"] = actions,
    };

    public const string AgreementId = "0192f000-0000-7000-8000-000000000002";

    /// <summary>An agreement as Registry answers it, to one who may do these things with it.</summary>
    public static Dictionary<string, object?> Agreement(params string[] actions) => new()
    {
        ["id"] = AgreementId,
        ["deployment"] = "vest",
        ["name"] = "Avtale om Kunnskapskommunen",
        ["status"] = "active",
        ["cluster"] = new { id = StableId.Of("cluster/kunnskapskommunen"), name = "Kunnskapskommunen" },
        ["areas"] = new[] { "health-and-care" },
        ["from"] = "2018-01-01",
        ["to"] = "2199-01-01",
        ["inForce"] = true,
        ["warningMonths"] = 6,
        ["renewalDue"] = "2198-07-01",
        ["renewalIsDue"] = false,
        ["document"] = "https://avtale.example/1",
        ["parties"] = new object[]
        {
            new { partyId = StableId.Of("municipality/4601"), number = "4601", name = "Bergen", signedOn = "2017-12-01", withdrawnOn = (string?)null, isParty = true },
            new { partyId = StableId.Of("municipality/4627"), number = "4627", name = "Askøy", signedOn = (string?)null, withdrawnOn = (string?)null, isParty = true },
            new { partyId = StableId.Of("party/UiB"), number = (string?)null, name = "Universitetet i Bergen", signedOn = "2017-12-01", withdrawnOn = "2021-01-01", isParty = false },
        },
        ["financingKeys"] = new object[]
        {
            new
            {
                fromYear = 2024,
                toYear = 2026,
                sum = 300_000.01m,
                method = "by-population",
                populationOn = "2024-01-01",
                residual = 0.01m,
                contributions = new object[]
                {
                    new { partyId = StableId.Of("municipality/4601"), number = "4601", name = "Bergen", share = 90.6401m, amount = 271_920.31m, kind = "cash", percent = (decimal?)null, inhabitants = 291_940, roundedUp = true },
                    new { partyId = StableId.Of("municipality/4627"), number = "4627", name = "Askøy", share = 9.3599m, amount = 28_079.70m, kind = "cash", percent = (decimal?)null, inhabitants = 30_145, roundedUp = false },
                },
            },
        },
        ["sources"] = Array.Empty<string>(),
        ["actions"] = actions,
    };

    private static Dictionary<string, object> Catalogue() => new()
    {
        ["dcat:dataset"] = new[]
        {
            new Dictionary<string, object>
            {
                ["dct:title"] = InAll("Kommuneklynger", "Kommuneklynger", "Municipal clusters"),
                ["dct:description"] = InAll("Klyngene som er registrert.", "Klyngene som er registrerte.", "The clusters that are registered."),
                ["dcat:distribution"] = new[] { Distribution("CSV", "open-data/clusters.csv"), Distribution("JSON", "clusters") },
            },
        },
    };

    private static object[] InAll(params string[] texts) => [.. texts.Zip(["nb", "nn", "en"], (text, language) => new Dictionary<string, object> { ["@language"] = language, ["@value"] = text })];

    private static Dictionary<string, object> Distribution(string format, string path) => new()
    {
        ["dct:format"] = new Dictionary<string, string> { ["@id"] = $"http://file-types.example/{format}" },
        ["dcat:accessURL"] = new Dictionary<string, string> { ["@id"] = $"http://ksf.example/nasjonal/registry/v1/{path}" },
    };

    private static object Seat(string kind, bool voting, string? note, object? holder) =>
        new { id = StableId.Of($"seat/{kind}"), kind, voting, optional = kind == "association", appointedBy = (object?)null, note, from = (string?)null, to = (string?)null, holder, deputy = (object?)null };

    private static object Part(Guid partyId, string? number, string name, string role, string? from = null, string? to = null) =>
        new { partyId, number, name, role, from, to };

    public void Deployments(params (string Id, string State)[] deployments) => On("GET /status", HttpStatusCode.OK, new
    {
        deployments = deployments.Select(d => new
        {
            id = d.Id,
            name = DeploymentId.Known.Single(known => known.Id == d.Id).Name,
            level = DeploymentId.Known.Single(known => known.Id == d.Id).Level,
            state = d.State,
            contact = d.Id == "vest" ? "post@vest.example" : null,
            services = new[] { new { id = "knowledge", state = d.State, lastChecked = "2025-07-01T08:00:00Z" } },
        }),
    });

    /// <summary>A page of a list of needs as KnowledgeSupport answers it.</summary>
    public static object List(params object[] needs) => new { items = needs, next = (string?)null, total = needs.Length };

    /// <summary>A need as KnowledgeSupport answers it to one who may change it.</summary>
    public static Dictionary<string, object?> Need(string title = "Velferdsteknologi ved demens", string number = "vest-2026-17") => new()
    {
        ["id"] = StableId.Of($"need/{number}"),
        ["number"] = number,
        ["organisation"] = new { number = "4627", name = "Askøy" },
        ["title"] = title,
        ["question"] = "Virker GPS?",
        ["background"] = null,
        ["serviceArea"] = "health-and-care",
        ["status"] = "submitted",
        ["submittedAt"] = "2025-06-30T22:30:00Z",
        ["steps"] = new[] { new { verb = "submitted", at = "2025-06-30T22:30:00Z" } },
        ["actions"] = new[] { "revise", "withdraw" },
    };

    /// <summary>A role as Registry answers it.</summary>
    public static object Role(string role, string organisation, string number) =>
        new { organisation = new { id = StableId.Of($"municipality/{number}/2020-01-01"), number, name = organisation }, role };

    /// <summary>A secretariat's: it is held at the deployment itself, which has an id and no number.</summary>
    public static object SecretariatRole(string role, string deployment) => new
    {
        organisation = new
        {
            id = StableId.OfDeployment(deployment),
            number = (string?)null,
            name = DeploymentId.Known.Single(known => known.Id == deployment).Name,
        },
        role,
    };

    /// <summary>A role with its holder as Registry answers it, to one who may do these things with it.</summary>
    public static object HeldRole(string label, string role, string number, string organisation, string? to = null, params string[] actions) => new
    {
        id = StableId.Of($"role/{label}"),
        actor = StableId.Of($"actor/{label}"),
        label,
        organisation = new { id = StableId.Of($"municipality/{number}"), kind = "municipality", name = organisation, number },
        role,
        from = "2024-03-01",
        to,
        actions,
    };

    /// <summary>A page of any list.</summary>
    public static object Page(string? next, params object[] items) => new { items, next };

    public void Roles(string deployment, params object[] roles) =>
        On($"GET /{deployment}/registry/v1/me", HttpStatusCode.OK, new { actor = Guid.Empty, label = "", roles });

    public void On(string request, HttpStatusCode status, object body, string? location = null, string? etag = null) => On(request, (_, _) =>
    {
        var type = (int)status >= 400 ? "application/problem+json" : "application/json";
        var response = new HttpResponseMessage(status) { Content = JsonContent.Create(body, mediaType: new(type)) };
        if (location is not null)
            response.Headers.Location = new Uri(location, UriKind.Relative);
        if (etag is not null)
            response.Headers.ETag = new(etag);
        return Task.FromResult(response);
    });

    public void On(string request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        lock (_lock)
            _answers[request] = answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var address = request.RequestUri!.AbsolutePath;
        var isDryRun = request.RequestUri.Query == "?dryRun=true";
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (_lock)
        {
            Asked.Add(request.RequestUri.PathAndQuery);
            Languages.Add(request.Headers.AcceptLanguage.ToString());
            if (isDryRun)
                Checked.Add((address, body));
            else if (request.Method == HttpMethod.Post)
                Posted.Add((address, request.Headers.GetValues("Idempotency-Key").Single(), body));
            else if (request.Method == HttpMethod.Put)
                Put.Add((address, string.Join(',', request.Headers.GetValues("If-Match")), body));
            _answers.TryGetValue($"{request.Method} {address}{(isDryRun ? " dry" : "")}", out answer);
        }
        if (answer is null && isDryRun)
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(Need()) };
        return answer is null ? new HttpResponseMessage(HttpStatusCode.NotFound) : await answer(request, cancellationToken);
    }
}
