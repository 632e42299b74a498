using System.Collections.Frozen;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Ksf.Contracts.Knowledge;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

public sealed partial class PagesTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    [Theory]
    [InlineData("nb", "Hva trenger kommunen din å vite?")]
    [InlineData("nn", "Kva treng kommunen din å vite?")]
    [InlineData("en", "What does your municipality need to know?")]
    public async Task The_reader_chooses_the_language(string language, string heading)
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync($"/sprak/{language}?tilbake=/");

        Assert.Contains($"<html lang=\"{language}\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains(heading, browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_services_are_asked_in_the_readers_language()
    {
        var browser = await portal.SignInAsync();

        await browser.OpenAsync("/sprak/nn?tilbake=/for/vest/4627");

        Assert.Equal("nn", portal.Gateway.Languages[^1]);
    }

    private static readonly FrozenDictionary<string, string> Examples = new Dictionary<string, string>
    {
        ["Deployment"] = "vest",
        ["Organisation"] = "4627",
        ["Number"] = "vest-2026-17",
        ["ClusterName"] = "kunnskapskommunen",
        ["MunicipalityNumber"] = "4601",
        ["BodyName"] = "samarbeidsorganet",
        ["AgreementId"] = "0192f000-0000-7000-8000-000000000002",
        ["SettlementId"] = "0192f000-0000-7000-8000-000000000003",
        ["EndorsementId"] = "0192f000-0000-7000-8000-000000000003",
        ["RoleId"] = "0192f000-0000-7000-8000-000000000001",
        ["InvitationId"] = "0192f000-0000-7000-8000-000000000003",
        ["PositionId"] = "0192f000-0000-7000-8000-000000000004",
        ["MailName"] = "20261125T120000000-abc",
        ["Status"] = "500",
        ["Slug"] = "not-found",
    }.ToFrozenDictionary();

    /// <summary>Every page there is, with what its address needs filled in.</summary>
    public static TheoryData<string> Pages { get; } =
    [
        .. from page in typeof(Problem).Assembly.GetTypes()
           from route in page.GetCustomAttributes<RouteAttribute>()
           select Placeholder.Replace(route.Template, part => Examples[part.Groups["name"].Value]),
    ];

    [Fact]
    public void Pages_are_found_in_the_code() => Assert.Each(
        ["/", "/for/vest/4627/meld-behov", "/problems/not-found", "/feil/500"],
        known => Assert.Contains(known, Pages.Select(page => page.Data)));

    [Theory]
    [MemberData(nameof(Pages))]
    [InlineData("/finnes/ikke")]
    [InlineData("/for/midt/5001")]
    public async Task Every_page_is_whole_and_no_script_is_written_into_it(string page)
    {
        portal.Gateway.On("GET /vest/knowledge/v1/needs/vest-2026-17", HttpStatusCode.OK, ScriptedGateway.Need());
        // One who is signed in is led from the front page to a page of their own.
        var browser = page == "/" ? portal.OpenBrowser() : await portal.SignInAsync();

        await browser.OpenAsync(page);

        Assert.Equal(page, browser.Page.AbsolutePath);
        Assert.Contains("<h1", browser.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"#innhold\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?! src=\"/[a-z0-9.]+\" defer></script>)", browser.Html);
        Assert.DoesNotContain("style=\"", browser.Html, StringComparison.OrdinalIgnoreCase);
        var policy = Assert.Single(browser.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("; script-src 'self';", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/finnes/ikke", HttpStatusCode.NotFound)]
    [InlineData("/feil/403", HttpStatusCode.Forbidden)]
    [InlineData("/feil/500", HttpStatusCode.NotFound)]
    [InlineData("/feil/503", HttpStatusCode.NotFound)]
    [InlineData("/feil/200", HttpStatusCode.NotFound)]
    public async Task A_page_has_the_status_that_it_tells_of(string page, HttpStatusCode status)
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync(page);

        Assert.Equal(status, browser.Response.StatusCode);
    }

    [Fact]
    public async Task A_page_that_fails_says_that_the_fault_is_ours()
    {
        var browser = await portal.SignInAsync();
        portal.Gateway.On("GET /vest/knowledge/v1/overview/needs", (_, _) => throw new InvalidOperationException("A fault of ours."));
        try
        {
            await browser.OpenAsync("/for/vest/4627");
        }
        finally
        {
            portal.Gateway.On("GET /vest/knowledge/v1/overview/needs", HttpStatusCode.OK, ScriptedGateway.List());
        }

        Assert.Equal((HttpStatusCode.InternalServerError, "/for/vest/4627"), (browser.Response.StatusCode, browser.Page.AbsolutePath));
        Assert.Contains(ProblemTexts.FailedHeading.Nb, browser.Words, StringComparison.Ordinal);
        Assert.Contains("Dette er tatt vare på: Det du har meldt eller lagret som kladd, er ikke borte.", browser.Words, StringComparison.Ordinal);
    }

    /// <summary>The gateway writes the document, because only an API client sends such a request.</summary>
    [Theory]
    [InlineData("DELETE", "/")]
    [InlineData("PUT", "/problems/not-found")]
    [InlineData("OPTIONS", "/problems/not-found")]
    public async Task Another_method_than_reading_is_a_bare_refusal(string method, string page)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(portal.Url, page));

        using var answer = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Style_sheets_and_font_are_served()
    {
        var browser = portal.OpenBrowser();
        await browser.OpenAsync("/");
        var sheets = Regex.Matches(browser.Html, "href=\"(/[^\"]+\\.css)\"").Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(4, sheets.Count);
        foreach (var asset in (string[])[.. sheets, "/vendor/inter-latin.woff2"])
        {
            await browser.OpenAsync(asset);
            Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
            Assert.True(browser.Html.Length > 1000, asset);
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task It_says_that_it_is_well(string address)
    {
        var browser = portal.OpenBrowser();

        await browser.OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
    }

    /// <summary>All texts of the portal: fields and properties, and what methods make of each value that they may be given.</summary>
    [Fact]
    public void Every_text_says_something_in_every_language()
    {
        var members = typeof(Problem).Assembly.GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers(Own)).ToList();
        var texts = members.OfType<FieldInfo>().Where(field => field.FieldType == typeof(Text))
            .Select(field => (field.Name, Text: field.GetValue(null)))
            .Concat(members.OfType<MethodInfo>().Where(method => method.ReturnType == typeof(Text)).SelectMany(Made))
            .Select(made => (made.Name, Text: Assert.IsType<Text>(made.Text)))
            .ToList();

        Assert.Each(
            [nameof(CommonTexts.SignIn), nameof(NeedTexts.Report), nameof(ProblemTexts.NotFound), nameof(NeedTexts.AreaName)],
            known => Assert.Contains(texts, text => text.Name == known));
        Assert.Empty(
            from text in texts
            from language in Enum.GetValues<Language>()
            where !text.Text.In(language).Any(char.IsLetterOrDigit)
            select $"{text.Name} in {language}");
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Every_service_area_has_a_name(ServiceArea area) => Assert.NotEqual(area.ToString(), NeedTexts.AreaName(area).Nb);

    [Theory]
    [MemberData(nameof(RoleNames))]
    public void Every_role_has_a_name(string role) => Assert.NotEqual(role, CommonTexts.Role(role).Nb);

    public static TheoryData<ServiceArea> Areas { get; } = [.. Enum.GetValues<ServiceArea>()];

    public static TheoryData<string> RoleNames { get; } = [.. ServiceDefaults.Access.Roles.All];

    private const BindingFlags Own = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static IEnumerable<(string Name, object? Text)> Made(MethodInfo method) => method.GetParameters() switch
    {
        [] => [(method.Name, method.Invoke(null, []))],
        [{ ParameterType: { IsEnum: true } type }] =>
            type.GetEnumValues().Cast<object>().Select(value => (method.Name, method.Invoke(null, [value]))),
        [{ ParameterType: { } type }] when type == typeof(int) =>
            Enumerable.Range(400, 200).Select(status => (method.Name, method.Invoke(null, [status]))),
        [{ ParameterType: { } type }] when type == typeof(Text) => [(method.Name, method.Invoke(null, [new Text("vest", "vest", "west")]))],
        [{ ParameterType: { } name }, { ParameterType: { } one }, { ParameterType: { } other }] when name == typeof(string) && one == typeof(Text) && other == typeof(Text) =>
            [(method.Name, method.Invoke(null, ["Kari", new Text("vest", "vest", "west"), new Text("vest", "vest", "west")]))],
        [{ ParameterType: { } one }, { ParameterType: { } other }] when one == typeof(string) && other == typeof(string) => [(method.Name, method.Invoke(null, ["vest", "1. mai"]))],
        [{ ParameterType: { } from }, { ParameterType: { } to }, { ParameterType: { } how }] when from == typeof(long) && to == typeof(long) && how == typeof(string) =>
            [(method.Name, method.Invoke(null, [2024L, 2026L, "percent"])), (method.Name, method.Invoke(null, [2024L, 2024L, "by-population"]))],
        [{ ParameterType: { } type }] when type == typeof(long?) =>
            [(method.Name, method.Invoke(null, [null])), (method.Name, method.Invoke(null, [0L])), (method.Name, method.Invoke(null, [7L]))],
        [{ ParameterType: { } type }] when type == typeof(long) => [(method.Name, method.Invoke(null, [1L])), (method.Name, method.Invoke(null, [1_234L]))],
        [{ ParameterType: { } one }, { ParameterType: { } other }] when one == typeof(long) && other == typeof(int) => [(method.Name, method.Invoke(null, [1_234L, 5]))],
        [{ ParameterType: { } one }, { ParameterType: { } other }] when one == typeof(long) && other == typeof(long) => [(method.Name, method.Invoke(null, [5L, 357L]))],
        [{ ParameterType: { } one }, { ParameterType: { } other }] when one == typeof(int) && other == typeof(bool) => [(method.Name, method.Invoke(null, [0, true])), (method.Name, method.Invoke(null, [5, true]))],
        [{ ParameterType: { } type }] when type == typeof(string) => [(method.Name, method.Invoke(null, ["vest"]))],
        _ => throw new InvalidOperationException($"{method.Name} takes what this test does not know how to give."),
    };

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?\}")]
    private static partial Regex Placeholder { get; }
}
