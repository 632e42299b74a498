using System.Net;
using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.Portal.Tests;

/// <summary>A cluster's life, as its page shows it and as a secretariat changes it.</summary>
public sealed class ClusterLifeTests : IAsyncLifetime
{
    private const string Nation = "/nasjonal/registry/v1", Vest = "/vest/registry/v1";

    private static readonly string[] All =
        ["mobilise", "establish", "revise", "join", "leave", "count", "call-off", "adopt-form", "check-clauses", "anchor", "remove-plan", "rest", "merge", "dissolve"];

    private readonly PortalUnderTest _portal = new();

    [Theory]
    [InlineData("mobiliser", "mobilisation", "reason=Klar")]
    [InlineData("etabler", "establishment", "foundedOn=2024-01-01")]
    [InlineData("hvil", "rest", "reason=Pause")]
    [InlineData("tell", "countings", "municipality=4601&area=health-and-care&from=2024-01-01")]
    [InlineData("sla-sammen", "merger", "into=0192f000-0000-7000-8000-000000000009&on=2027-01-01&reason=Sammen")]
    [InlineData("angre", "recalls", "change=join.1")]
    [InlineData("form", "legal-forms", "form=political-council&from=2024-01-01")]
    [InlineData("avtalekrav", "clauses", "clauses/0/clause=name&clauses/0/met=yes")]
    [InlineData("forankre", "plans", "title=Plan&adoptedBy=4601&adoptedOn=2024-01-01")]
    [InlineData("fjern-plan", "plan-removals", "plan=0192f000-0000-7000-8000-000000000008&reason=Ny")]
    public async Task A_secretariat_changes_it_by_a_form_of_its_own(string page, string path, string fields)
    {
        var browser = await WithClusterAsync(Rich());
        (string, string)[] answers = [.. fields.Split('&').Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))];

        await browser.OpenAsync($"/klynger/kunnskapskommunen/{page}");
        await browser.SendAsync(answers);
        if (browser.Page.Query.Contains("se-over", StringComparison.Ordinal))
            await browser.SendAsync();

        Assert.Equal("/klynger/kunnskapskommunen?endret", browser.Page.PathAndQuery);
        var posted = Assert.Single(_portal.Gateway.Posted);
        Assert.EndsWith($"/{path}", posted.Address, StringComparison.Ordinal);
        var sent = JsonDocument.Parse(posted.Body).RootElement;
        Assert.Equal(answers[0].Item2, answers[0].Item1.StartsWith("clauses", StringComparison.Ordinal)
            ? sent.GetProperty("clauses")[0].GetProperty("clause").GetString()
            : sent.GetProperty(answers[0].Item1).GetString());
    }

    [Fact]
    public async Task Its_details_are_changed_from_what_they_were()
    {
        var browser = await WithClusterAsync(Rich());
        _portal.Gateway.On($"PUT {Vest}/clusters/{Rich()["id"]}", HttpStatusCode.OK, Rich());

        await browser.OpenAsync("/klynger/kunnskapskommunen/endre");
        Assert.Contains("value=\"Kunnskapskommunen\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2015-01-01\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"year\" selected>Året</option>", browser.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"health-and-care\" checked", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync(
            ("name", "Kunnskapskommunen"), ("foundedOn", "2015-01-01"), ("foundedPrecision", "year"), ("areas", "health-and-care"), ("restsOn", "helsefellesskap"));

        var (_, version, body) = Assert.Single(_portal.Gateway.Put);
        var sent = JsonDocument.Parse(body).RootElement;
        Assert.Equal("\"3\"", version);
        Assert.Equal(("Kunnskapskommunen", "helsefellesskap", "year"), (sent.GetProperty("name").GetString(), sent.GetProperty("restsOn").GetString(), sent.GetProperty("foundedPrecision").GetString()));
        Assert.Equal(["health-and-care"], sent.GetProperty("areas").EnumerateArray().Select(area => area.GetString()));
    }

    [Fact]
    public async Task Its_page_shows_what_is_settled_what_remains_its_form_and_its_plans()
    {
        _portal.Gateway.On($"GET {Nation}/clusters/kunnskapskommunen", HttpStatusCode.OK, Rich([]), etag: "\"3\"");
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/klynger/kunnskapskommunen");

        Assert.Contains("Dette er bestemt Fra 1. januar 2027: Askøy blir med (Medlem) Fra 1. februar 2027: slått sammen med Sør-Rogaland", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Dette gjenstår Organene og avtalene hører fortsatt til klyngen. Avgjør hva som skjer med dem. Avtale om Kunnskapskommunen", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Bergen Motorkommune Ja Ja", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Partnere Andre som er med", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Historie", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Rettslig form Interkommunalt politisk råd Fra 1. januar 2022", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Navn Ja Paragraf 1 kommuneloven § 18-4 Hva som gjelder når noen går ut Ikke vurdert – kommuneloven § 18-4", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Kommunedelplan for helse Bergen kommune 1. mars 2023", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"https://plan.example/helse\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Oppskrift Tre nivåer", browser.Words, StringComparison.Ordinal);
        // Its agreement is there; its bodies are those that belong to it.
        Assert.Contains($"href=\"/avtaler/{ScriptedGateway.AgreementId}\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Samarbeidsorganet", browser.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Angre noe", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_merged_leads_to_its_successor()
    {
        var merged = Rich([]);
        (merged["status"], merged["endsOn"], merged["mergedInto"]) = ("merged", "2024-02-01", Successor);
        _portal.Gateway.On($"GET {Nation}/clusters/kunnskapskommunen", HttpStatusCode.OK, merged);
        var browser = _portal.OpenBrowser();

        await browser.OpenAsync("/klynger/kunnskapskommunen");

        Assert.Contains("Slått sammen med Sør-Rogaland 1. februar 2024", browser.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/klynger/sor-rogaland\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_counted_nowhere_is_named_on_its_page_and_on_the_clusters()
    {
        var cluster = ScriptedGateway.Cluster();
        cluster["members"] = new object[] { new { id = StableId.Of("municipality/4601"), number = "4601", name = "Bergen", engine = true, primary = false, countedIn = Array.Empty<string>(), anchored = false } };
        _portal.Gateway.On($"GET {Nation}/clusters", HttpStatusCode.OK, ScriptedGateway.PageOf(cluster));
        _portal.Gateway.On($"GET {Nation}/clusters/kunnskapskommunen", HttpStatusCode.OK, cluster);
        var browser = _portal.OpenBrowser();

        foreach (var address in (string[])["/klynger/kunnskapskommunen", "/kommuner/4601"])
        {
            await browser.OpenAsync(address);
            Assert.Contains("Bergen telles ikke i noen klynge for helse og omsorg.", browser.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cluster_can_be_founded_from_a_model()
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"POST {Vest}/clusters dry", HttpStatusCode.OK, ScriptedGateway.Cluster());
        _portal.Gateway.On($"POST {Vest}/clusters", HttpStatusCode.Created, ScriptedGateway.Cluster());
        var browser = await _portal.SignInAsync("vest-sekretariat");

        await browser.OpenAsync("/for/vest/vest/opprett-klynge");
        Assert.Contains("Tre nivåer: Styringsgruppen møtes to ganger i året.", browser.Words, StringComparison.Ordinal);
        await browser.SendAsync(("model", "three-levels"), ("name", "Kunnskapskommunen"), ("foundedOn", "2015-01-01"));
        await browser.SendAsync(("members", "4601"));
        await browser.SendAsync();
        await browser.SendAsync(("waiver", "Senere."));
        Assert.Contains("Start fra en oppskrift Tre nivåer Endre", browser.Words, StringComparison.Ordinal);
        await browser.SendAsync();

        Assert.Equal("three-levels", JsonDocument.Parse(Assert.Single(_portal.Gateway.Posted).Body).RootElement.GetProperty("model").GetString());
    }

    private static object Successor => new { id = StableId.Of("cluster/sor-rogaland"), name = "Sør-Rogaland", slug = "sor-rogaland" };

    /// <summary>A cluster with something of everything.</summary>
    private static Dictionary<string, object?> Rich(string[]? actions = null)
    {
        var cluster = ScriptedGateway.Cluster(actions: actions ?? All);
        cluster["model"] = "three-levels";
        cluster["members"] = new object[] { new { id = StableId.Of("municipality/4601"), number = "4601", name = "Bergen", engine = true, primary = true, countedIn = new[] { "health-and-care" }, anchored = true } };
        cluster["ahead"] = new object[]
        {
            new { key = "join.1", kind = "join", on = "2027-01-01", number = "4627", name = "Askøy", role = "member", area = (string?)null, into = (object?)null },
            new { key = "merge.1", kind = "merge", on = "2027-02-01", number = (string?)null, name = (string?)null, role = (string?)null, area = (string?)null, into = Successor },
        };
        cluster["unsettled"] = new object[] { new { kind = "agreement", id = ScriptedGateway.AgreementId, name = "Avtale om Kunnskapskommunen" } };
        cluster["legalForm"] = new
        {
            form = "political-council",
            name = "Interkommunalt politisk råd",
            from = "2022-01-01",
            clauses = new object[]
            {
                new { key = "name", name = "Navn", law = "kommuneloven § 18-4", met = true, note = "Paragraf 1", link = (string?)null },
                new { key = "leaving", name = "Hva som gjelder når noen går ut", law = "kommuneloven § 18-4", met = (bool?)null, note = (string?)null, link = (string?)null },
            },
        };
        cluster["plans"] = new object[]
        {
            new
            {
                id = "0192f000-0000-7000-8000-000000000008",
                title = "Kommunedelplan for helse",
                adoptedBy = new { id = StableId.Of("municipality/4601"), number = "4601", name = "Bergen" },
                adoptedOn = "2023-03-01",
                link = "https://plan.example/helse",
            },
        };
        return cluster;
    }

    /// <summary>A secretariat that meets a cluster which takes every change.</summary>
    private async Task<Browser> WithClusterAsync(Dictionary<string, object?> cluster)
    {
        _portal.Gateway.Roles("vest", ScriptedGateway.SecretariatRole("regional-secretariat", "vest"));
        _portal.Gateway.On($"GET {Vest}/clusters/kunnskapskommunen", HttpStatusCode.OK, cluster, etag: "\"3\"");
        foreach (var path in (string[])["mobilisation", "establishment", "rest", "countings", "merger", "merger dry", "recalls", "legal-forms", "clauses", "plans", "plan-removals"])
            _portal.Gateway.On($"POST {Vest}/clusters/{cluster["id"]}/{path}", HttpStatusCode.OK, cluster);
        return await _portal.SignInAsync("vest-sekretariat");
    }

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
