using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ksf.TestKit;

/// <summary>Compares a service's OpenAPI document with the stored one in <c>docs/openapi/</c>.</summary>
public static class ApiDescription
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fails when the API has changed without the stored file.</summary>
    public static async Task CompareAsync<TEntry>(ServiceUnderTest<TEntry> service, string name)
        where TEntry : class
    {
        var document = JsonNode.Parse(await service.Anonymous.GetStringAsync("/v1/openapi.json"))!;
        Assert.StartsWith("3.1", (string?)document["openapi"], StringComparison.Ordinal);
        await StoredFile.CompareAsync(document.ToJsonString(Indented) + "\n", "docs", "openapi", $"{name}.json");
    }
}
