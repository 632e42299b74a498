using System.Net;
using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.Portal.Tests;

/// <summary>The secretariat of KSF Vest and Askøy's need.</summary>
public sealed class ScreeningTests : IAsyncLifetime
{
    private const string Needs = "/vest/knowledge/v1/needs";

    private readonly PortalUnderTest _portal = new();

    [Fact]
    public async Task The_secretariat_meets_its_tasks_and_sees_the_needs_by_state_with_what_can_be_done()
    {
        _portal.Gateway.On("GET /vest/knowledge/v1/tasks", HttpStatusCode.OK, ScriptedGateway.List(Task("screen-need", StableId.OfDeployment("vest"))));
        _portal.Gateway.On($"GET {Needs}", HttpStatusCode.OK, ScriptedGateway.List(Need("submitted", "take", "ask", "screen", "decline")));
        var browser = await SecretariatAsync();
        Assert.Contains("Vurder behovet: Velferdsteknologi ved demens Omtrent 10 minutter · Ventet innen 1. august 2025", browser.Words, StringComparison.Ordinal);

        await browser.OpenAsync("/for/vest/vest/behov");

        Assert.Contains($"{Needs}?status=clarifying&sort=oldest&limit=20", _portal.Gateway.Asked);
        Assert.Contains("Meldt 1 Velferdsteknologi ved demens Askøy · Ventet innen 1. august 2025 Ta behovet til vurdering", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/for/vest/vest/behov?kort=vest-2026-17&til=avsla");
        Assert.Equal("/behov/vest-2026-17/avsla", browser.Page.AbsolutePath);
    }

    [Theory]
    [InlineData("take", "ta", "handling", "expectedBy=2025-09-01")]
    [InlineData("ask", "spor", "questions", "question=For hvem?;answerBy=2025-09-01")]
    [InlineData("screen", "vurder", "screening", "reason=Klart.;expectedBy=2025-09-01")]
    [InlineData("decline", "avsla", "decline", "reason=For vidt.;offeredHelp=Ring oss.")]
    [InlineData("reopen", "gjenapne", "reopening", "reason=Spisset.;expectedBy=2025-09-01")]
    public async Task And_does_each_thing_with_its_reason_and_day(string action, string page, string path, string fields)
    {
        Shown(Need("submitted", action));
        _portal.Gateway.On($"POST {Needs}/{StableId.Of("need/vest-2026-17")}/{path}", HttpStatusCode.OK, Need("screened"));
        var browser = await SecretariatAsync();
        await browser.OpenAsync($"/behov/vest-2026-17/{page}");
        var typed = fields.Split(';').Select(field => field.Split('=')).Select(field => (field[0], field[1])).ToArray();

        await browser.SendReviewedAsync(typed);

        Assert.Equal("/behov/vest-2026-17?lagret", browser.Page.PathAndQuery);
        using var sent = JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body);
        Assert.Equal(typed.Select(field => field.Item2), typed.Select(field => sent.RootElement.GetProperty(field.Item1).GetString()));
    }

    [Fact]
    public async Task The_proposer_sees_who_has_it_and_by_when_and_what_was_asked_and_answers()
    {
        var need = Need("clarifying", "revise", "answer", "withdraw");
        need["handler"] = new { id = StableId.Of("municipality/4627"), name = "Askøy" };
        need["remarks"] = new[] { new { verb = "asked", text = "Gjelder det sykehjem?", at = "2025-07-01T08:00:00Z" } };
        need["steps"] = new[] { new { verb = "submitted", at = "2025-06-30T22:30:00Z" }, new { verb = "asked", at = "2025-07-01T08:00:00Z" } };
        Shown(need);
        _portal.Gateway.On("GET /vest/knowledge/v1/tasks", HttpStatusCode.OK, ScriptedGateway.List(Task("answer-question", StableId.Of("municipality/4627"))));
        _portal.Gateway.On($"POST {Needs}/{StableId.Of("need/vest-2026-17")}/answers", HttpStatusCode.OK, Need("submitted"));
        var browser = await _portal.SignInAsync();
        Assert.Contains("href=\"/behov/vest-2026-17/svar\"", browser.Html, StringComparison.Ordinal);

        await browser.OpenAsync("/behov/vest-2026-17");
        Assert.Contains("Trenger avklaring", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Sekretariatet spør Gjelder det sykehjem?", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Svar fra kommunen (ikke ennå) Ligger hos Askøy · 1. august 2025", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/behov/vest-2026-17/svar");
        Assert.Contains("Gjelder det sykehjem?", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(("answer", "Nei."));

        Assert.Equal("/behov/vest-2026-17?lagret", browser.Page.PathAndQuery);
        Assert.Contains("\"answer\":\"Nei.\"", Assert.Single(_portal.Gateway.Posted).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_anyone_sees_that_it_waits_for_the_secretariat()
    {
        var need = Need("submitted");
        need["expectedBy"] = null;
        _portal.Gateway.On("GET /vest/knowledge/v1/public/needs/vest-2026-17", HttpStatusCode.OK, need);
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/behov/vest-2026-17");

        Assert.Contains("Vurdering (ikke ennå) Ligger hos sekretariatet i KSF Vest", browser.Words, StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private void Shown(Dictionary<string, object?> need) => _portal.Gateway.On($"GET {Needs}/vest-2026-17", HttpStatusCode.OK, need, etag: "\"2\"");

    private Task<Browser> SecretariatAsync()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        return _portal.SignInAsync("vest-sekretariat");
    }

    private static Dictionary<string, object?> Need(string status, params string[] actions) => new(ScriptedGateway.Need())
    {
        ["status"] = status,
        ["expectedBy"] = "2025-08-01",
        ["actions"] = actions,
    };

    private static object Task(string kind, Guid organisation) => new
    {
        kind,
        organisation,
        subject = "needs/1",
        number = "vest-2026-17",
        title = "Velferdsteknologi ved demens",
        minutes = 10,
        by = "2025-08-01",
        since = "2025-07-01T08:00:00Z",
    };
}
