using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Ksf.Registry.Tests;

/// <summary>Asking and reading, in the fewest words.</summary>
internal static class Answers
{
    extension(HttpClient client)
    {
        public async Task<JsonNode> ReadAsync(string path)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, path), (answer.StatusCode, path));
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }

        /// <summary>Reads what is a problem, in a language.</summary>
        public async Task<(HttpStatusCode Status, JsonNode Problem)> ProblemAsync(string path, string language = "nb")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await client.SendAsync(request);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
        }

        public Task<HttpResponseMessage> SendAsync(string path, object body, string? key = null, string language = "nb")
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
            request.Headers.AcceptLanguage.ParseAdd(language);
            return client.SendAsync(request);
        }

        /// <summary>Every item of a list, page by page.</summary>
        public async Task<List<JsonNode>> ReadAllAsync(string path, int pageSize)
        {
            var items = new List<JsonNode>();
            for (string? after = null; ;)
            {
                var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
                var page = await client.ReadAsync($"{path}{separator}limit={pageSize}{(after is null ? "" : $"&after={after}")}");
                items.AddRange(page["items"]!.AsArray().Select(item => item!));
                if ((after = (string?)page["next"]) is null)
                    return items;
            }
        }
    }

    public static async Task<JsonNode> BodyAsync(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>Pointer and text of each field's error.</summary>
    public static Dictionary<string, string> Errors(this JsonNode problem) =>
        problem["errors"]!.AsArray().ToDictionary(error => (string)error!["pointer"]!, error => (string)error!["detail"]!);
}
