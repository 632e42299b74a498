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
    public Task<Answer<T>> GetAsync<T>(string address, CancellationToken cancellation, params (string Name, string Value)[] headers)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request, response => response.Content.ReadFromJsonAsync<T>(Json, cancellation), cancellation);
    }

    /// <summary>Gets a whole list, page by page.</summary>
    /// <param name="addressAfter">The address of the page that begins after a key; null for the first.</param>
    /// <param name="itemsOf">What is on a page.</param>
    /// <param name="nextOf">The key that the next page begins after; null for the last.</param>
    /// <param name="cancellation">The request's.</param>
    public async Task<Answer<IReadOnlyList<TItem>>> GetAllAsync<TPart, TItem>(
        Func<string?, string> addressAfter, Func<TPart, IReadOnlyList<TItem>> itemsOf, Func<TPart, string?> nextOf, CancellationToken cancellation)
        where TPart : class
    {
        var all = new List<TItem>();
        string? after = null;
        do
        {
            var part = await GetAsync<TPart>(addressAfter(after), cancellation);
            if (!part.Succeeded)
                return part.Problem;
            all.AddRange(itemsOf(part.Value));
            after = nextOf(part.Value);
        }
        while (after is not null);
        return all;
    }

    /// <summary>Creates a resource and returns it.</summary>
    public Task<Answer<TResult>> CreateAsync<TBody, TResult>(string address, TBody body, Submission submission, CancellationToken cancellation)
        where TResult : class => ChangeAsync<TBody, TResult>(HttpMethod.Post, address, body, submission, cancellation);

    /// <summary>Changes a resource and returns it as it is now.</summary>
    /// <param name="method">PUT, or POST for a verb of its own.</param>
    /// <param name="address">The resource's, or the verb's.</param>
    /// <param name="body">What the change is.</param>
    /// <param name="submission">Its key and version. The service refuses a change without the version.</param>
    /// <param name="cancellation">The request's.</param>
    public Task<Answer<TResult>> ChangeAsync<TBody, TResult>(
        HttpMethod method, string address, TBody body, Submission submission, CancellationToken cancellation)
        where TResult : class => WaitWhileInUseAsync(
        () => SendAsync(
            Request(method, address, body, submission), response => response.Content.ReadFromJsonAsync<TResult>(Json, cancellation), cancellation),
        cancellation);

    // After a double click the first request is still running. Its response is soon replayed for the second.
    private static async Task<Answer<T>> WaitWhileInUseAsync<T>(Func<Task<Answer<T>>> send, CancellationToken cancellation)
        where T : class
    {
        var answer = await send();
        for (var wait = 1; wait <= 10 && answer.Problem?.Type == Problem.KeyInUse; wait++)
        {
            await Task.Delay(wait * 50, cancellation);
            answer = await send();
        }
        return answer;
    }

    private static HttpRequestMessage Request<T>(HttpMethod method, string address, T body, Submission submission)
    {
        var request = new HttpRequestMessage(method, submission.IsDryRun ? $"{address}?dryRun=true" : address)
        {
            Content = JsonContent.Create(body, options: Json),
        };
        request.Headers.Add("Idempotency-Key", submission.Key.ToString());
        if (submission.Version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", submission.Version);
        return request;
    }

    private async Task<Answer<T>> SendAsync<T>(
        HttpRequestMessage request, Func<HttpResponseMessage, Task<T?>> read, CancellationToken cancellation)
        where T : class
    {
        using var sent = request;
        if (session.AccessToken is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(reader.Language.Tag));
        try
        {
            using var response = await gateway.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                return await ReadProblemAsync(response, cancellation);
            if (await read(response) is { } value)
                return new Answer<T>(value) { ETag = response.Headers.ETag?.ToString() };
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
