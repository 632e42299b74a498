using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ksf.TestKit;

/// <summary>Compares a service's OpenAPI document with the stored one in <c>docs/openapi/</c>.</summary>
public static class ApiDescription
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fails when the API has changed without the stored file, or is described too poorly to be used.</summary>
    public static async Task CompareAsync<TEntry>(ServiceUnderTest<TEntry> service, string name)
        where TEntry : class
    {
        // The issuer of a test is at another port each time.
        var text = (await service.Anonymous.GetStringAsync("/v1/openapi.json")).Replace(service.Issuer.Authority, "https://issuer.example", StringComparison.Ordinal);
        var document = JsonNode.Parse(text)!;
        Assert.StartsWith("3.1", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.Equal("/{deployment}/{service}", (string?)document["servers"]![0]!["url"]);
        Assert.Equal("openIdConnect", (string?)document["components"]!["securitySchemes"]!["openId"]!["type"]);
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
                CheckOperation($"{method} {path}", operation!);
        }
        await StoredFile.CompareAsync(document.ToJsonString(Indented) + "\n", "docs", "openapi", $"{name}.json");
    }

    private static void CheckOperation(string name, JsonNode operation)
    {
        Assert.True(operation["summary"] is not null, $"{name} has no summary.");
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            Assert.True(!string.IsNullOrEmpty((string?)parameter!["description"]), $"{name} does not describe its parameter {parameter["name"]}.");
        var responses = operation["responses"]!.AsObject();
        foreach (var status in RefusalsOf(operation))
            Assert.True(responses[status]?["content"]?["application/problem+json"] is not null, $"{name} does not describe the answer {status}.");
        var problem = responses["default"]!["content"]!["application/problem+json"]!["schema"]!;
        Assert.Equal("#/components/schemas/ProblemDocument", (string?)problem["$ref"]);
    }

    /// <summary>What an operation refuses follows from what it asks for.</summary>
    private static IEnumerable<string> RefusalsOf(JsonNode operation)
    {
        var parameters = (operation["parameters"]?.AsArray() ?? []).Select(parameter => ((string?)parameter!["in"], (string?)parameter["name"])).ToList();
        yield return "400";
        if (operation["security"] is not null)
        {
            yield return "401";
            yield return "403";
        }
        if (parameters.Exists(parameter => parameter.Item1 == "path"))
            yield return "404";
        if (parameters.Contains(("header", "Idempotency-Key")))
            yield return "409";
        if (parameters.Contains(("header", "If-Match")))
        {
            yield return "412";
            yield return "428";
        }
        if (operation["requestBody"] is not null)
        {
            yield return "413";
            yield return "415";
        }
        if (operation["requestBody"] is not null || parameters.Exists(parameter => parameter.Item1 == "query"))
            yield return "422";
    }
}
