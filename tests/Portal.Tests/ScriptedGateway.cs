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
        On("GET /vest/knowledge/v1/public/needs/figures", HttpStatusCode.OK, new { total = 0, municipalities = 0, byMunicipality = Array.Empty<object>() });
    }

    public void Deployments(params (string Id, string State)[] deployments) => On("GET /status", HttpStatusCode.OK, new
    {
        deployments = deployments.Select(d => new
        {
            id = d.Id,
            name = DeploymentId.Known.Single(known => known.Id == d.Id).Name,
            level = DeploymentId.Known.Single(known => known.Id == d.Id).Level,
            state = d.State,
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
