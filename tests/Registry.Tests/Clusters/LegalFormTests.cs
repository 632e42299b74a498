using System.Net;
using System.Text.Json;
using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;
using Ksf.ServiceDefaults.Texts;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>The legal form of a cluster: what its agreement must have, and which powers its bodies can be given.</summary>
public sealed class LegalFormTests(Country country)
{
    private const string Area = "kindergarten";

    [Fact]
    public async Task A_form_is_recorded_from_a_day_with_what_the_agreement_has_of_what_the_law_asks_for()
    {
        var cluster = await country.ClusterAsync("Får form", Area, "2020-01-01", ["4601"]);
        using var early = await country.TryWithClusterAsync(cluster, "clauses", new { clauses = new[] { new { clause = "name", met = true } } });
        await early.ProblemAsync(HttpStatusCode.Conflict, "legal-form-missing");

        cluster = await country.WithClusterAsync(cluster, "legal-forms", new { form = "political-council", from = "2022-01-01" });
        cluster = await country.WithClusterAsync(cluster, "clauses", new
        {
            clauses = new object[]
            {
                new { clause = "name", met = true, note = "Paragraf 1", link = "https://avtale.example/1" },
                new { clause = "leaving", met = false, note = "Kommer i ny avtale" },
            },
        });
        cluster = await country.WithClusterAsync(cluster, "clauses", new { clauses = new object[] { new { clause = "leaving", met = true } } });

        var form = cluster.GetProperty("legalForm");
        Assert.Equal(("political-council", "Interkommunalt politisk råd", "2022-01-01"), (form.Text("form"), form.Text("name"), form.Text("from")));
        Assert.Equal(8, form.Items("clauses").Count);
        Assert.Each(form.Items("clauses"), clause => Assert.Equal("kommuneloven § 18-4", clause.Text("law")));
        Assert.Equal(["name", "leaving"], form.Items("clauses").Where(clause => !clause.IsNull("met") && clause.GetProperty("met").GetBoolean()).Select(clause => clause.Text("key")));
        Assert.True((await country.ReadAsync(cluster, "2021-12-31")).IsNull("legalForm"));
        await country.RefusedOfClusterAsync(cluster, "clauses", new { clauses = new object[] { new { clause = "loans", met = true } } }, "/clauses/0/clause");
        await country.RefusedOfClusterAsync(cluster, "clauses", new { clauses = new object[] { new { clause = "name", met = true, link = "javascript:alert(1)" } } }, "/clauses/0/link");
        await country.RefusedOfClusterAsync(cluster, "legal-forms", new { form = "task-community", from = "2022-01-01" }, "/from");
    }

    [Fact]
    public async Task A_power_outside_the_form_is_refused_with_the_section_and_what_would_help()
    {
        var cluster = await country.ClusterAsync("Uten form", Area, "2020-01-01", ["4627"]);
        cluster = await country.WithClusterAsync(cluster, "legal-forms", new { form = "none", from = "2022-01-01" });
        var group = await BodyAsync("Gruppen i Uten form", cluster.Text("id"));
        var under = await BodyAsync("Utvalget i Gruppen", group.Text("id"));

        foreach (var body in (JsonElement[])[group, under])
        {
            using var refused = await MandateAsync(body, "advise", "decide-awards");
            var problem = await refused.ProblemAsync(HttpStatusCode.Conflict, "power-outside-legal-form");
            Assert.Equal("decide-awards", problem.Text("conflictingId"));
            Assert.Contains("vedta tildelinger", problem.Text("detail"), StringComparison.Ordinal);
            Assert.Contains("kommuneloven § 17-1", problem.Text("detail"), StringComparison.Ordinal);
        }
        using var advisory = await MandateAsync(group, "advise", "prioritise");
        await advisory.JsonAsync();
    }

    [Fact]
    public async Task A_form_that_does_not_allow_what_a_body_has_already_is_refused()
    {
        var cluster = await country.ClusterAsync("Har fullmakter", Area, "2020-01-01", ["4628"]);
        var body = await BodyAsync("Styret i Har fullmakter", cluster.Text("id"));
        using var adopted = await MandateAsync(body, "decide-budget");
        await adopted.JsonAsync();

        using var refused = await country.TryWithClusterAsync(cluster, "legal-forms", new { form = "none", from = "2024-01-01" });
        await refused.ProblemAsync(HttpStatusCode.Conflict, "power-outside-legal-form");
        await country.WithClusterAsync(cluster, "legal-forms", new { form = "host-municipality", from = "2024-01-01" });
    }

    [Fact]
    public async Task The_forms_are_there_for_anyone_in_each_language()
    {
        var forms = await country.Vest.Anonymous.ReadAsync("/v1/legal-forms");

        Assert.Equal(["none", "host-municipality", "political-council", "task-community", "company", "association", "other"], forms.Items("items").Select(form => form.Text("form")));
    }

    [Fact]
    public void Every_form_has_its_rule_and_every_clause_its_section()
    {
        Assert.Equal(Enum.GetValues<LegalForm>(), LegalForms.All.Select(rule => rule.Form));
        Assert.Each(LegalForms.All, rule =>
        {
            Assert.Equal(rule.Clauses.Count, rule.Clauses.Select(clause => clause.Key).Distinct().Count());
            Assert.Each(Enum.GetValues<Language>(), language => Assert.NotEmpty(rule.PowersText.In(language)));
        });
        Assert.Each(LegalForms.All.SelectMany(rule => rule.Clauses), clause => Assert.Matches("^(kommuneloven|IKS-loven) § [0-9-]+$", clause.Law));
    }

    private async Task<JsonElement> BodyAsync(string name, string owner)
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/bodies", new { owner, name, kind = "working-committee" });
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    private async Task<HttpResponseMessage> MandateAsync(JsonElement body, params string[] given)
    {
        using var now = await country.Reader.AskAsync($"/v1/bodies/{body.Text("id")}");
        return await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/bodies/{body.Text("id")}/mandates", now.Headers.ETag!.Tag, new { given, from = "2023-01-01" });
    }
}
