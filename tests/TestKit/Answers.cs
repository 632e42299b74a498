using System.Net;
using System.Text.Json;

namespace Ksf.TestKit;

/// <summary>What a test reads of an answer. A wrong status fails with the answer's body, which says why.</summary>
public static class Answers
{
    extension(HttpResponseMessage answer)
    {
        /// <summary>The address of what was created.</summary>
        public string Location
        {
            get
            {
                Assert.NotNull(answer.Headers.Location);
                return answer.Headers.Location.ToString();
            }
        }

        /// <returns>The body, as text.</returns>
        public async Task<string> HasStatusAsync(HttpStatusCode expected)
        {
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {body}");
            return body;
        }

        public async Task<JsonElement> JsonAsync(HttpStatusCode expected = HttpStatusCode.OK) =>
            JsonSerializer.Deserialize<JsonElement>(await answer.HasStatusAsync(expected));

        /// <summary>Asserts that the answer is a problem document, and reads it.</summary>
        /// <param name="problem">The last part of its type; null: any.</param>
        public async Task<JsonElement> ProblemAsync(HttpStatusCode expected, string? problem = null)
        {
            var document = await answer.JsonAsync(expected);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal((int)expected, document.GetProperty("status").GetInt32());
            if (problem is null)
                Assert.StartsWith("/problems/", document.Text("type"), StringComparison.Ordinal);
            else
                Assert.Equal($"/problems/{problem}", document.Text("type"));
            return document;
        }
    }
}
