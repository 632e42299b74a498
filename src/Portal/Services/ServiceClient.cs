using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.Portal.Session;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Services;

/// <summary>Calls a deployment's services through the gateway, with the user's token and language.</summary>
internal sealed class ServiceClient(HttpClient gateway, CurrentSession session, Reader reader, ILogger<ServiceClient> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Gets a resource at an address such as <c>/vest/knowledge/v1/needs</c>.</summary>
    public async Task<Answer<T>> GetAsync<T>(string address, CancellationToken cancellation)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, response => response.Content.ReadFromJsonAsync<T>(Json, cancellation), cancellation);
    }

    /// <summary>Creates a resource, idempotently by key, and returns its address.</summary>
    public async Task<Answer<Uri>> CreateAsync<T>(string address, T body, string idempotencyKey, CancellationToken cancellation)
    {
        var answer = await CreateOnceAsync(address, body, idempotencyKey, cancellation);

        // After a double click the first request is still running. Its response is soon replayed for the second.
        for (var wait = 1; wait <= 10 && answer.Problem?.Type == Problem.KeyInUse; wait++)
        {
            await Task.Delay(wait * 50, cancellation);
            answer = await CreateOnceAsync(address, body, idempotencyKey, cancellation);
        }
        return answer;
    }

    private async Task<Answer<Uri>> CreateOnceAsync<T>(string address, T body, string idempotencyKey, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body, options: Json) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await SendAsync(request, response => Task.FromResult(response.Headers.Location), cancellation);
    }

    private async Task<Answer<T>> SendAsync<T>(
        HttpRequestMessage request, Func<HttpResponseMessage, Task<T?>> read, CancellationToken cancellation)
        where T : class
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(reader.Language.Tag));
        try
        {
            using var response = await gateway.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                return await ReadProblemAsync(response, cancellation);
            if (await read(response) is { } value)
                return value;
            logger.LogError("{Method} {Address} answered {Status} without the expected content", request.Method, request.RequestUri, response.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || IsTimeout(exception, cancellation))
        {
            logger.LogWarning(exception, "{Method} {Address} got no answer", request.Method, request.RequestUri);
        }
        return Problem.Down;
    }

    private static bool IsTimeout(Exception exception, CancellationToken cancellation) =>
        exception is TaskCanceledException && !cancellation.IsCancellationRequested;

    private static async Task<Problem> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return new Problem(status);
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<Problem>(Json, cancellation);
            return (problem ?? new Problem(status)) with { Status = status };
        }
        catch (JsonException)
        {
            return new Problem(status);
        }
    }
}
