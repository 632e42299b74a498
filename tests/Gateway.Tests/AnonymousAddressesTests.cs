using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Gateway.Tests;

public sealed class AnonymousAddressesTests
{
    /// <summary>The services say what is public, and the gateway must not ask for a token there.</summary>
    [Fact]
    public void What_the_services_let_anyone_read_needs_no_token_at_the_gateway()
    {
        var open = Patterns();
        var publicPaths = Directory.GetFiles(Repository.Path("docs", "openapi"), "*.json").SelectMany(PublicPaths).Distinct().ToList();

        Assert.Contains("public/needs", publicPaths);
        Assert.Each(publicPaths, path => Assert.True(open.Any(prefix => path == prefix || path.StartsWith($"{prefix}/", StringComparison.Ordinal)), path));
    }

    private static List<string> Patterns()
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Repository.Path("src", "Gateway", "gateway.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return [.. file.RootElement.GetProperty("anonymous").EnumerateArray().Select(pattern => pattern.GetString()!.Replace("/{**rest}", "", StringComparison.Ordinal))];
    }

    private static List<string> PublicPaths(string description)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(description));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Name == "get" && !operation.Value.TryGetProperty("security", out _)
               select path.Name["/v1/".Length..],
        ];
    }
}
