using System.Net;
using System.Text;
using System.Text.Json;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.Portal.Tests;

/// <summary>
/// What a screen reader is given: Chromium's own accessibility tree of the form, as a line for each thing that is read. The stored texts are written anew with KSF_ACCEPT=1.
/// </summary>
public sealed class ReadingTests(Screen screen) : IClassFixture<Screen>, IAsyncLifetime
{
    private const string Needs = "/vest/knowledge/v1/needs";

    // What lies between the things that are read.
    private static readonly string[] Silent = ["none", "generic", "InlineTextBox", "LineBreak", "LabelText", "ignored", "MenuListPopup"];

    private static readonly string[] Said = ["invalid", "required", "focused", "level", "expanded"];

    private readonly PortalUnderTest _portal = new();

    [Theory]
    [InlineData("nb", "Se over")]
    [InlineData("nn", "Sjå over")]
    [InlineData("en", "Check your answers")]
    public async Task The_form_is_read_as_it_was_written(string language, string lookOver)
    {
        _portal.Gateway.On($"POST {Needs} dry", HttpStatusCode.UnprocessableEntity, new
        {
            type = "/problems/invalid-fields",
            title = "Noe må rettes",
            status = 422,
            errors = new[] { new { pointer = "/title", detail = "Skriv en tittel." } },
        });
        var page = await screen.OpenAsync(_portal.Url, "FoU-kontakt, Askøy", language: language);
        var text = new StringBuilder();

        await page.GotoAsync("/for/vest/4627/meld-behov");
        await ReadAsync(page, text, "The form");
        await page.GetByRole(AriaRole.Button, new() { Name = lookOver }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await ReadAsync(page, text, "With an error");
        _portal.Gateway.On($"POST {Needs} dry", HttpStatusCode.OK, ScriptedGateway.Need());
        await page.Locator("#title").FillAsync("Velferdsteknologi");
        await page.GetByRole(AriaRole.Button, new() { Name = lookOver }).ClickAsync();
        await page.Locator(".review").WaitForAsync();
        await ReadAsync(page, text, "Read over");

        await StoredFile.CompareAsync(text.ToString(), "tests", "Portal.Tests", "Readings", $"report.{language}.txt");
    }

    private static async Task ReadAsync(IPage page, StringBuilder text, string heading)
    {
        // The event of a page that has been loaded can be missed; its state cannot. A function that waits in the page is refused by its policy.
        await Poll.UntilAsync(() => page.EvaluateAsync<string>("document.readyState"), state => state == "complete", TimeSpan.FromSeconds(20));
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = await session.SendAsync("Accessibility.getFullAXTree");
        var nodes = tree!.Value.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        text.Append("== ").Append(heading).Append('\n');
        Read(nodes, nodes.Values.Single(node => RoleOf(node) == "main"), depth: 0, isNamed: false, text);
    }

    private static void Read(Dictionary<string, JsonElement> nodes, JsonElement node, int depth, bool isNamed, StringBuilder text)
    {
        var role = RoleOf(node);
        // A name has been read already, and is not read again as the text that it is made of.
        var isRead = !Silent.Contains(role) && !(isNamed && role == "StaticText");
        if (isRead)
            text.Append(' ', depth * 2).Append(Line(node, role)).Append('\n');
        foreach (var child in node.GetProperty("childIds").EnumerateArray())
        {
            if (nodes.TryGetValue(child.GetString()!, out var found))
                Read(nodes, found, isRead ? depth + 1 : depth, isNamed || (isRead && TextOf(node, "name") is { Length: > 0 } && role != "alert"), text);
        }
    }

    private static string Line(JsonElement node, string role)
    {
        var line = new StringBuilder(role);
        if (TextOf(node, "name") is { Length: > 0 } name)
            line.Append(" «").Append(name).Append('»');
        if (TextOf(node, "value") is { Length: > 0 } value)
            line.Append(" = ").Append(value);
        if (TextOf(node, "description") is { Length: > 0 } description)
            line.Append(" – ").Append(description);
        foreach (var property in node.TryGetProperty("properties", out var all) ? all.EnumerateArray().ToArray() : [])
        {
            if (Said.Contains(property.GetProperty("name").GetString()) && property.GetProperty("value").GetProperty("value").ToString() is var said and not ("false" or "False"))
                line.Append(" [").Append(property.GetProperty("name").GetString()).Append(' ').Append(said.ToLowerInvariant()).Append(']');
        }
        return line.ToString();
    }

    private static string RoleOf(JsonElement node) => node.GetProperty("ignored").GetBoolean() ? "ignored" : TextOf(node, "role")!;

    private static string? TextOf(JsonElement node, string property) =>
        node.TryGetProperty(property, out var found) && found.TryGetProperty("value", out var value) ? value.ToString() : null;

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
