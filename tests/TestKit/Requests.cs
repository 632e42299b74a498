using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Ksf.TestKit;

/// <summary>
/// What a caller of any service does, in a line each; who calls is the client's matter.
/// <code>
/// using var founded = await secretariat.CreateAsync("/v1/clusters", new { name = "FOUSAM" });
/// using var renamed = await secretariat.ChangeAsync(HttpMethod.Put, founded.Location, "\"1\"", new { name = "FOUSAM Vest" });
/// var all = await reader.ReadAllAsync("/v1/clusters");
/// </code>
/// </summary>
public static class Requests
{
    extension(HttpClient client)
    {
        public Task<HttpResponseMessage> AskAsync(string address, string? language = null) => SendAsync(client, HttpMethod.Get, address, language: language);

        /// <summary>Reads what is there; fails when it is refused.</summary>
        public async Task<JsonElement> ReadAsync(string address)
        {
            using var answer = await client.AskAsync(address);
            return await answer.JsonAsync();
        }

        /// <summary>Every item of a list, page by page to the end. A list without an end, such as the feed, is read until a page is empty.</summary>
        public async Task<List<JsonElement>> ReadAllAsync(string address, int pageSize = 200)
        {
            var first = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={pageSize}";
            var items = new List<JsonElement>();
            for (var page = await client.ReadAsync(first); ; page = await client.ReadAsync($"{first}&after={page.Text("next")}"))
            {
                var more = page.Items();
                items.AddRange(more);
                if (more.Count == 0 || page.TextOrNull("next") is null)
                    return items;
            }
        }

        /// <summary>Reads what is refused; fails when it is not.</summary>
        /// <param name="problem">The last part of the problem's type; null: any.</param>
        public async Task<JsonElement> ReadProblemAsync(string address, HttpStatusCode expected, string? problem = null, string? language = null)
        {
            using var answer = await client.AskAsync(address, language);
            return await answer.ProblemAsync(expected, problem);
        }

        /// <param name="key">The Idempotency-Key; null: a new one.</param>
        public Task<HttpResponseMessage> CreateAsync(string address, object body, string? key = null, string? language = null) =>
            SendAsync(client, HttpMethod.Post, address, JsonContent.Create(body), key ?? NewKey(), language: language);

        /// <summary>Changes what is there, from the version that was read.</summary>
        /// <param name="ifMatch">As it stands in the header: <c>"\"1\""</c>; null: without.</param>
        /// <param name="key">The Idempotency-Key; null: without, which a change may be.</param>
        public Task<HttpResponseMessage> ChangeAsync(HttpMethod method, string address, string? ifMatch, object body, string? key = null) =>
            SendAsync(client, method, address, JsonContent.Create(body), key, ifMatch);

        /// <summary>Posts a text as it is, with a new Idempotency-Key: what a careless client sends.</summary>
        public Task<HttpResponseMessage> PostTextAsync(string address, string body, string contentType = "application/json", string? language = null)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            return SendAsync(client, HttpMethod.Post, address, content, NewKey(), language: language);
        }
    }

    public static string NewKey() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string address, HttpContent? content = null, string? key = null, string? ifMatch = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute)) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (language is not null)
            request.Headers.Add("Accept-Language", language);
        return await client.SendAsync(request);
    }
}
