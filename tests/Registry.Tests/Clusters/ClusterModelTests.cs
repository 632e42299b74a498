using System.Net;
using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>Clusters that are founded from a model.</summary>
public sealed class ClusterModelTests(Country country)
{
    private const string Area = "administration";

    [Fact]
    public async Task Lofotens_three_levels_come_with_their_seats_and_their_rhythm()
    {
        var cluster = await country.ClusterAsync("Kunnskapsøyene", Area, "2024-01-01", ["4601", "4627", "4628"], engines: ["4601"], model: "three-levels");

        Assert.Equal("three-levels", cluster.Text("model"));
        var bodies = (await country.Reader.ReadAllAsync("/v1/bodies")).Where(body => body.GetProperty("owner").Text("id") == cluster.Text("id")).ToDictionary(body => body.Text("name"));
        Assert.Equal(["Kommunegruppen i Kunnskapsøyene", "Nettverket av arbeidsgrupper i Kunnskapsøyene", "Styringsgruppen i Kunnskapsøyene"], bodies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([4, 3, 0], new[] { "Styringsgruppen", "Kommunegruppen", "Nettverket av arbeidsgrupper" }.Select(name => bodies[$"{name} i Kunnskapsøyene"].Items("seats").Count));
        Assert.Equal([2, 4, 3], new[] { "Styringsgruppen", "Kommunegruppen", "Nettverket av arbeidsgrupper" }.Select(name => bodies[$"{name} i Kunnskapsøyene"].GetProperty("meetingsPerYear").GetInt32()));
        Assert.Equal(["4601", "4627", "4628"], bodies["Kommunegruppen i Kunnskapsøyene"].Items("seats").Select(seat => seat.GetProperty("appointedBy").Text("number")).Order());
        Assert.Equal(1, await country.Vest.QueryAsync<long>(
            "select count(*) from platform.outbox where subject = $1 and type = 'no.ksf.registry.body.created.v1'", $"bodies/{bodies.Values.First().Text("id")}"));
    }

    [Fact]
    public async Task One_that_rests_on_a_helsefellesskap_says_so()
    {
        var cluster = await country.ClusterAsync("Helsefjordene", Area, "2024-01-01", ["4640", "4641"], coordinator: "4640", model: "health-community");

        Assert.Equal("helsefellesskap", cluster.Text("restsOn"));
        Assert.Equal(["4640"], cluster.With("coordinator", "2024-01-01"));
    }

    [Fact]
    public async Task Nothing_is_left_behind_when_one_of_the_bodies_stands_in_the_way()
    {
        using var answer = await country.Secretariat.CreateAsync("/v1/bodies", new { owner = "vest", name = "Kommunegruppen i Halvveien", kind = "other" });
        await answer.JsonAsync(HttpStatusCode.Created);

        using var refused = await country.TryToFoundAsync("Halvveien", Area, "2024-01-01", ["4642"], model: "three-levels");
        await refused.ProblemAsync(HttpStatusCode.Conflict, "body-name-taken");
        using var unknown = await country.TryToFoundAsync("Halvveien", Area, "2024-01-01", ["4642"], model: "four-levels");
        Assert.Equal(["/model"], (await unknown.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys);
        using var tooLong = await country.TryToFoundAsync(new string('x', 190), Area, "2024-01-01", ["4642"], model: "three-levels");
        Assert.Equal(["/name"], (await tooLong.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys);
        using var dry = await country.TryToFoundAsync("Helveien", Area, "2024-01-01", ["4642"], model: "three-levels", query: "?dryRun=true");
        await dry.JsonAsync();

        Assert.Equal(0, await country.Vest.QueryAsync<long>("select count(*) from clusters where name in ('Halvveien', 'Helveien')"));
        Assert.Equal(0, await country.Vest.QueryAsync<long>("select count(*) from bodies where name like 'Styringsgruppen i H%veien'"));
    }

    [Fact]
    public async Task The_models_are_there_for_anyone()
    {
        var models = await country.Vest.Anonymous.ReadAsync("/v1/cluster-models");

        Assert.Equal(["engine-and-working-committee", "three-levels", "health-community"], models.Items("items").Select(model => model.Text("key")));
        Assert.Equal(["engine", "engine", "coordinator"], models.Items("items").Select(model => model.Text("lead")));
    }

    [Fact]
    public void Every_model_names_its_source_and_its_bodies_after_the_cluster()
    {
        Assert.Each(ClusterModel.All, model =>
        {
            Assert.NotEmpty(model.Source);
            Assert.Contains(model.Lead, new[] { ClusterRole.Engine, ClusterRole.Coordinator });
        });
        Assert.Each(ClusterModel.All.SelectMany(model => model.Bodies), body => Assert.Contains("{0}", body.Name, StringComparison.Ordinal));
    }
}
