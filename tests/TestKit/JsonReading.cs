using System.Text.Json;

namespace Ksf.TestKit;

/// <summary>What a test reads of JSON. What is missing fails with the whole of it.</summary>
public static class JsonReading
{
    extension(JsonElement json)
    {
        public string Text(string property) => json.TextOrNull(property) ?? throw new InvalidOperationException($"{property} is null in {json}");

        public string? TextOrNull(string property)
        {
            Assert.True(json.TryGetProperty(property, out var value), $"There is no {property} in {json}");
            return value.GetString();
        }

        public List<JsonElement> Items(string property = "items") => [.. json.GetProperty(property).EnumerateArray()];

        public List<string> Texts(string property) => json.Items(property).ConvertAll(item => item.GetString()!);

        /// <summary>Of a problem: pointer and text of each field's error.</summary>
        public Dictionary<string, string> Errors() => json.Items("errors").ToDictionary(error => error.Text("pointer"), error => error.Text("detail"));

        /// <summary>Of a problem with one error: its pointer and text.</summary>
        public (string Pointer, string Detail) OnlyError()
        {
            var error = Assert.Single(json.Errors());
            return (error.Key, error.Value);
        }
    }
}
