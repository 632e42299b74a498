using System.Text.Json;
using Ksf.Registry.Data;
using Ksf.Registry.ReferenceData;
using Ksf.Registry.Tests.Bodies;
using Ksf.ServiceDefaults;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.ReferenceData;

/// <summary>What KSF's documents say of a region's clusters and bodies, as its Registry shows it from the first start.</summary>
public sealed class LoadStructureTests : IAsyncLifetime
{
    private ServiceUnderTest<RegistryDbContext> _nation = null!;
    private ServiceUnderTest<RegistryDbContext> _vest = null!;

    public async ValueTask InitializeAsync()
    {
        _nation = await ServiceUnderTest<RegistryDbContext>.StartAsync("nasjonal", Country.ReferenceData);
        _vest = await ServiceUnderTest<RegistryDbContext>.StartAsync("vest", Country.ReferenceData);
        await Country.CarryAsync(_nation, _vest);
        await Poll.UntilAsync(
            () => _vest.QueryAsync<long>("select (select count(*) from municipalities) + (select count(*) from parties)"),
            copied => copied == RealData.Municipalities.Count + RealData.Parties, TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await _nation.DisposeAsync();
        await _vest.DisposeAsync();
    }

    [Fact]
    public async Task KSF_Vest_begins_with_its_four_clusters_as_far_as_they_are_known()
    {
        var clusters = (await _vest.With("leser").ReadAllAsync("/v1/clusters")).ToDictionary(cluster => cluster.Text("slug"));

        Assert.Equal(4, clusters.Count);
        var bergen = clusters["kunnskapskommunen-helse-omsorg-vest"];
        Assert.Equal("2015-01-01 year", $"{bergen.Text("foundedOn")} {bergen.Text("foundedPrecision")}");
        Assert.Equal(8, bergen.Items("members").Count);
        Assert.Equal(["Bergen"], Engines(bergen));
        Assert.Equal(7, With(bergen, "partner").Count());
        Assert.Equal(15, clusters["klyngesamarbeid-for-forskning-innen-helse-og-omsorg-i-sor-rogaland"].Items("members").Count);
        Assert.Equal(["KS Rogaland"], With(clusters["klyngesamarbeid-for-forskning-innen-helse-og-omsorg-i-sor-rogaland"], "observer"));
        var fousam = clusters["fousam"];
        Assert.Equal(16, fousam.Items("members").Count);
        Assert.Null(fousam.TextOrNull("foundedOn"));
        Assert.Equal(["Helse Fonna HF"], With(fousam, "partner"));
        var sogn = clusters["helse-og-omsorgsutvalet-i-sogn-og-fjordane"];
        Assert.Empty(sogn.Items("members"));
        Assert.Equal(["Sunnfjord"], With(sogn, "coordinator"));
        Assert.Equal("helsefellesskap", sogn.Text("restsOn"));
        Assert.Equal(39, clusters.Values.Sum(cluster => cluster.Items("members").Count(member => member.GetProperty("primary").GetBoolean())));
    }

    [Fact]
    public async Task KSF_Vests_body_is_counted_both_ways_as_its_documents_do()
    {
        var body = await _vest.Anonymous.ReadAsync("/v1/bodies/regionalt-samarbeidsorgan-ksf-vest");

        Assert.Equal(("cooperation-body", "KSF Vest", "Bergen"), (body.Text("kind"), body.GetProperty("owner").Text("name"), body.GetProperty("secretariat").Text("name")));
        Assert.Equal(19, body.Items("seats").Count);
        Assert.Equal(3, body.Items("seats").Count(seat => !seat.GetProperty("voting").GetBoolean()));
        var everybody = body.Finding("majority", "everybody");
        Assert.Equal(("broken", "6", "9–10"), (everybody.Text("outcome"), everybody.Tally("counted"), everybody.Tally("others")));
        Assert.Equal("Kommunene har 6 av 15 eller 16 stemmer. Det er ikke flertall.", everybody.Text("sentence"));
        var withKs = body.Finding("majority", "ks-with-municipalities");
        Assert.Equal(("holds", "7–8", "6"), (withKs.Text("outcome"), withKs.Tally("counted"), withKs.Tally("others")));
        Assert.Equal("Kommunene har 7 eller 8 stemmer, de andre 6. Det er flertall.", withKs.Text("sentence"));
        Assert.Equal("holds", body.Finding("ks").Text("outcome"));
        Assert.Equal("holds", body.Finding("user-organisations").Text("outcome"));
        Assert.Equal("0 av 15 eller 16 plasser med stemmerett har vara.", body.Finding("deputies").Text("sentence"));
        Assert.Equal(["advise"], body.Items("powers").Where(power => power.GetProperty("held").GetBoolean()).Select(power => power.Text("power")));
        Assert.Equal(
            ["decide-budget", "decide-calls", "decide-awards"],
            body.Items("powers").Where(power => power.Text("standing") == "excluded").Select(power => power.Text("power")));
        Assert.Equal("2022-01-01–2027-01-01 True", $"{body.GetProperty("mandate").Text("from")}–{body.GetProperty("mandate").Text("to")} {body.GetProperty("mandate").GetProperty("evaluatedAtEnd").GetBoolean()}");
        Assert.Equal(["mandate-vest-2022", "evaluation-2023"], body.Texts("sources"));
    }

    [Fact]
    public async Task Bodies_belong_to_a_region_a_cluster_or_another_body_and_the_nation_has_its_own()
    {
        var bodies = (await _vest.Anonymous.ReadAllAsync("/v1/bodies")).ToDictionary(body => body.Text("name"), body => $"{body.Text("kind")} {body.GetProperty("owner").Text("name")}");
        var national = (await _nation.Anonymous.ReadAllAsync("/v1/bodies?deployment=nasjonal")).ToDictionary(body => body.Text("name"), body => $"{body.Text("kind")} {body.GetProperty("owner").Text("name")}");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Regionalt samarbeidsorgan KSF Vest"] = "cooperation-body KSF Vest",
                ["Arbeidsutvalg KSF Vest"] = "working-committee Regionalt samarbeidsorgan KSF Vest",
                ["Helseledernettverket (Fonna)"] = "network FOUSAM",
            },
            bodies);
        Assert.Equal(new Dictionary<string, string> { ["KSF Helse"] = "other KSF nasjonalt", ["Referansegruppe for KSF"] = "reference-group KSF nasjonalt" }, national);
    }

    [Theory]
    [InlineData("nord", "Kommunegruppa i Kunnskapskommunen HelseOmsorg Nord: other, Kommunenettverket i Kunnskapskommunen HelseOmsorg Nord: network, Regionrådet i Lofoten: reference-group, Styringsgruppa i Kunnskapskommunen HelseOmsorg Nord: steering-group")]
    [InlineData("sor", "#vårtagder: network, Faggruppe for analyse: other, KDU Agder: other, Kommunalt overordnet strategisk samarbeid: other, Overordnet samarbeidsorgan (Agder): cooperation-body, Regional koordineringsgruppe e-helse og velferdsteknologi Agder: other, Universitetsbyen Kristiansand: network, Østre Agder: network")]
    [InlineData("ost", "")]
    public async Task A_bodys_kind_is_what_the_file_calls_it(string deployment, string bodies) => Assert.Equal(
        bodies,
        string.Join(", ", StructureBodies.Of(await Task.Run(() => ReferenceFiles.Read(RealData.Folder)), deployment)
            .Select(body => $"{body.Name}: {Contracts.Open.NameOf(body.Kind)}").Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Loaded_again_and_by_two_at_once_it_changes_nothing_that_people_have_changed()
    {
        await _vest.QueryAsync<int>("update clusters set name = 'FOUSAM Vest' where name = 'FOUSAM'");
        await _vest.QueryAsync<int>("update bodies set name = 'Arbeidsutvalget' where name = 'Arbeidsutvalg KSF Vest'");
        var before = await StateAsync();

        await Task.WhenAll(MigrateAsync(), MigrateAsync());

        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("midt", 3)]
    [InlineData("nord", 3)]
    [InlineData("nasjonal", 0)]
    public async Task Every_region_reads_its_own(string deployment, int clusters) =>
        Assert.Equal(clusters, StructureClusters.Of(await Task.Run(() => ReferenceFiles.Read(RealData.Folder)), deployment).Count);

    [Fact]
    public async Task Without_the_structure_a_region_begins_empty()
    {
        await using var empty = await ServiceUnderTest<RegistryDbContext>.StartAsync("midt", Country.ReferenceData, ("Ksf:Structure", "none"));

        Assert.Equal(0L, await empty.QueryAsync<long>("select (select count(*) from clusters) + (select count(*) from bodies)"));
    }

    private Task MigrateAsync() => _vest.Services.MigrateAsync(TestContext.Current.CancellationToken);

    private Task<string?> StateAsync() => _vest.QueryAsync<string>(
        """
        select string_agg(id::text || name || sequence || version, ',' order by id) || (select count(*) from platform.outbox)
        from (select id, name, sequence, xmin::text as version from clusters union all select id, name, sequence, xmin::text from bodies) as rows
        """);

    private static IEnumerable<string> Engines(JsonElement cluster) =>
        cluster.Items("members").Where(member => member.GetProperty("engine").GetBoolean()).Select(member => member.Text("name"));

    private static IEnumerable<string> With(JsonElement cluster, string role) =>
        cluster.Items("participations").Where(part => part.Text("role") == role).Select(part => part.Text("name"));
}
