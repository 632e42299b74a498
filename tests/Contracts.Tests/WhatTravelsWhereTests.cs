using Ksf.Contracts.Deployments;
using Ksf.TestKit;

namespace Ksf.Contracts.Tests;

public sealed class WhatTravelsWhereTests
{
    private static readonly Random Seeded = new(20_261_121);

    [Fact]
    public void The_nations_reference_data_and_a_regions_needs_reach_everyone_and_its_clusters_bodies_and_agreements_the_nation()
    {
        var bindings = WhatTravelsWhere.Bindings(Chosen("nasjonal,vest,midt"))
            .Select(binding => $"{binding.Link.From} {binding.Link.Queue} {binding.Key}").ToList();

        Assert.Contains("nasjonal to.vest nasjonal.registry.municipality.*", bindings);
        Assert.Contains("nasjonal to.midt nasjonal.registry.municipality.*", bindings);
        Assert.Contains("vest to.nasjonal vest.knowledge.need.*", bindings);
        Assert.Contains("midt to.nasjonal midt.registry.cluster.*", bindings);
        Assert.Contains("midt to.nasjonal midt.registry.agreement.*", bindings);
        Assert.Contains("midt to.nasjonal midt.registry.body.*", bindings);
        Assert.DoesNotContain(bindings, binding => binding.Contains("nasjonal.registry.body", StringComparison.Ordinal));
        Assert.DoesNotContain(bindings, binding => binding.StartsWith("vest to.midt", StringComparison.Ordinal));
        Assert.Equal(
            ["nasjonal to.midt vest.knowledge.endorsement.*", "nasjonal to.midt vest.knowledge.need.*", "nasjonal to.midt vest.platform.resynchronisation.*"],
            bindings.Where(binding => binding.Contains("to.midt vest.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_everyone_gets_goes_from_region_to_region_through_the_nation()
    {
        var table = new[] { new Travel("knowledge.synthesis.published", Origin.Anyone, Destination.Everyone) };

        var reached = Reached("midt.knowledge.synthesis.published", Chosen("vest,midt,nord"), table);

        Assert.Equal(["midt", "nasjonal", "nord", "vest"], reached.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_comes_back_and_nothing_comes_twice_whatever_the_table_and_the_deployments()
    {
        var carried = 0;
        for (var round = 0; round < 500; round++)
        {
            var deployments = DeploymentId.Known.Where(deployment => deployment.IsNation || Seeded.Next(2) == 0).ToList();
            var table = Enumerable.Range(0, Seeded.Next(1, 6)).Select(_ => new Travel(
                Seeded.Next(2) == 0 ? "knowledge.need.*" : "knowledge.#", Seeded.GetItems(Enum.GetValues<Origin>(), 1)[0], Seeded.GetItems(Enum.GetValues<Destination>(), 1)[0])).ToList();

            var bindings = WhatTravelsWhere.Bindings(deployments, table).ToList();
            carried += bindings.Count;
            foreach (var binding in bindings)
                Assert.False(binding.Key.StartsWith($"{binding.Link.To}.", StringComparison.Ordinal), $"{binding.Link.Queue} carries {binding.Key}");
            foreach (var origin in deployments)
                Assert.Each(Reached($"{origin}.knowledge.need.submitted", deployments, table), reached => Assert.Equal(1, reached.Value));
        }
        Assert.True(carried > 500, $"In 500 rounds {carried} bindings were looked at.");
    }

    [Fact]
    public void Adding_a_region_only_adds_links_and_bindings()
    {
        var before = Chosen("vest");
        var after = Chosen("vest,nord");

        Assert.Subset(WhatTravelsWhere.Links(after).ToHashSet(), WhatTravelsWhere.Links(before).ToHashSet());
        Assert.Subset(WhatTravelsWhere.Bindings(after).ToHashSet(), WhatTravelsWhere.Bindings(before).ToHashSet());
    }

    [Fact]
    public void The_nation_is_always_among_the_chosen_and_an_unknown_deployment_is_named()
    {
        Assert.Equal(["nasjonal", "vest"], Chosen("vest").Select(deployment => deployment.Id));
        Assert.False(DeploymentId.TryRead("vset", out _, out var problem));
        Assert.Contains("'vset'", problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<DeploymentId> Chosen(string ids)
    {
        Assert.True(DeploymentId.TryRead(ids, out var chosen, out var problem), problem);
        return chosen;
    }

    /// <summary>Lets an event travel by the bindings, as the brokers would, and counts how often it appears where.</summary>
    private static Dictionary<string, int> Reached(string key, IReadOnlyList<DeploymentId> deployments, IReadOnlyList<Travel> table)
    {
        var bindings = WhatTravelsWhere.Bindings(deployments, table).ToList();
        var seen = new Dictionary<string, int>();
        var arriving = new Queue<string>([key[..key.IndexOf('.', StringComparison.Ordinal)]]);
        while (arriving.TryDequeue(out var at))
        {
            seen[at] = seen.GetValueOrDefault(at) + 1;
            Assert.True(seen[at] < 3, $"{key} goes round through {at}");
            // A queue takes a message once, however many of its bindings match.
            foreach (var link in bindings.Where(binding => binding.Link.From.Id == at && Matches(binding.Key, key)).Select(binding => binding.Link).Distinct())
                arriving.Enqueue(link.To.Id);
        }
        return seen;
    }

    private static bool Matches(string pattern, string key)
    {
        var wanted = pattern.Split('.');
        var words = key.Split('.');
        return wanted is [.. var start, "#"]
            ? start.SequenceEqual(words.Take(start.Length), StringComparer.Ordinal)
            : wanted.Length == words.Length && wanted.Zip(words).All(pair => pair.First is "*" || pair.First == pair.Second);
    }
}
