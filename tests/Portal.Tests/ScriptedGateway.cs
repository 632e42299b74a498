using System.Net;
using System.Net.Http.Json;

namespace Ksf.Portal.Tests;

/// <summary>
/// Stands where the gateway is called and answers as a test says, for what is hard to make the real services do: be slow, be down, answer
/// wrongly. The real ones are behind the portal in System.Tests.
/// </summary>
internal sealed class ScriptedGateway : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _answers = [];
    private readonly Lock _lock = new();

    /// <summary>What was posted: address, Idempotency-Key, body.</summary>
    public List<(string Address, string Key, string Body)> Posted { get; } = [];

    /// <summary>Accept-Language of each request.</summary>
    public List<string> Languages { get; } = [];

    public ScriptedGateway()
    {
        Deployments(("vest", "up"), ("midt", "up"));
        Roles("vest", new { organisation = new { id = "a", number = "4627", name = "Askøy" }, role = "rd-contact" });
        Roles("midt");
        On("GET /vest/knowledge/v1/needs", HttpStatusCode.OK, new { items = Array.Empty<object>(), next = (string?)null });
    }

    public void Deployments(params (string Id, string State)[] deployments) => On("GET /status", HttpStatusCode.OK, new
    {
        deployments = deployments.Select(d => new { id = d.Id, name = $"KSF {char.ToUpperInvariant(d.Id[0])}{d.Id[1..]}", state = d.State }),
    });

    public void Roles(string deployment, params object[] roles) =>
        On($"GET /{deployment}/registry/v1/me", HttpStatusCode.OK, new { actor = Guid.Empty, label = "", roles });

    public void On(string request, HttpStatusCode status, object body, string? location = null) => On(request, (_, _) =>
    {
        var type = (int)status >= 400 ? "application/problem+json" : "application/json";
        var response = new HttpResponseMessage(status) { Content = JsonContent.Create(body, mediaType: new(type)) };
        if (location is not null)
            response.Headers.Location = new Uri(location, UriKind.Relative);
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
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (_lock)
        {
            Languages.Add(request.Headers.AcceptLanguage.ToString());
            if (request.Method == HttpMethod.Post)
                Posted.Add((request.RequestUri!.AbsolutePath, request.Headers.GetValues("Idempotency-Key").Single(), body));
            _answers.TryGetValue($"{request.Method} {request.RequestUri!.AbsolutePath}", out answer);
        }
        return answer is null ? new HttpResponseMessage(HttpStatusCode.NotFound) : await answer(request, cancellationToken);
    }
}
